"""`/history` and `/privacy` as a member sees them."""

import json

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.members.preferences import Preferences

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/{}"


@pytest.fixture
def finished(discord, led, house):
    """Let a member finish a download, and return its job's id."""

    async def make(member, number=1, *, age=0, **options):
        card = await discord.slash(member, "download link", url=LINK.format(number), **options)
        download = await led.next()
        download.found(metadata=Metadata(title=f"post {number}", age_limit=age))
        download.finish(b"picture")
        await card.until(lambda now: now.title.startswith("Done"))
        await house.queue.service.scheduler.idle()
        return download.task.job

    return make


async def test_history_lists_what_is_over_and_sends_files_again_while_they_are_kept(
    discord, ann, bob, finished, house, local
):
    job = await finished(ann)
    shown = await discord.slash(ann, "history")
    assert shown.title == "Your history – page 1 of 1"
    assert "post 1" in shown.text
    assert shown.ephemeral
    assert (await discord.slash(bob, "history")).text.count("post 1") == 0
    assert "post 1" not in (await discord.slash(ann, "history", context="dm")).text

    again = await discord.press(ann, shown, "Send again")
    again = await again.until(lambda now: now.title.startswith("Done"))
    assert again.ephemeral
    await house.library.forget(owner=ann.user.id)
    over = await discord.press(ann, shown, custom_id=f"s1:again:{job}")
    assert over.title == "The files are no longer kept"
    assert not (await discord.slash(ann, "history")).buttons


async def test_history_turns_pages_and_knows_sites(discord, ann, finished):
    for number in range(8):
        await finished(ann, number)
    first = await discord.slash(ann, "history")
    assert first.title == "Your history – page 1 of 2"
    second = await discord.press(ann, first, "Next")
    assert second.title == "Your history – page 2 of 2"
    assert "post 0" in second.text
    assert (await discord.press(ann, second, "Back")).title == "Your history – page 1 of 2"
    assert (await discord.slash(ann, "history", page=99)).title == "Your history – page 2 of 2"
    assert await discord.autocomplete(ann, "history", "site", "twi") == [("X (Twitter)", "twitter")]
    assert await discord.autocomplete(ann, "history", "site", "red") == []
    of_site = await discord.slash(ann, "history", site="twitter")
    assert of_site.title == "Your history on X (Twitter) – page 1 of 2"
    assert (await discord.press(ann, of_site, "Next")).title == "Your history on X (Twitter) – page 2 of 2"
    assert "No download" in (await discord.slash(ann, "history", site="@everyone")).text


async def test_what_is_marked_18_is_sent_again_only_where_it_may_be_shown(discord, ann, finished, local):
    adults = local.world.default_guild.channel("18+")
    await finished(ann, age=18, channel=adults)
    refused = await discord.press(ann, await discord.slash(ann, "history"), "Send again")
    assert refused.title == "Failed – marked 18+"
    sent = await discord.press(ann, await discord.slash(ann, "history", channel=adults), "Send again")
    await sent.until(lambda now: now.title.startswith("Done"))


async def test_a_strangers_job_cannot_be_sent_again(discord, ann, bob, finished):
    job = await finished(ann)
    await finished(bob, 2)
    shown = await discord.slash(bob, "history")
    for custom_id in (f"s1:again:{job}", "s1:again:nonsense", "s1:history:x.y", "s1:history:0"):
        answer = await discord.press(bob, shown, force_custom_id=custom_id)
        assert "post 1" not in answer.text


async def test_privacy_shows_exports_and_deletes(discord, ann, bob, finished, house):
    job = await finished(ann)
    await finished(bob, 2)
    await house.store.members.keep_preferences(ann.user.id, Preferences(max_retries=7))
    shown = await discord.slash(ann, "privacy")
    assert "how it ended: **1**" in shown.text
    assert "their alt texts and subtitles: **0**" in shown.text
    assert "used of your day, for a week: **0**" in shown.text
    exported = await discord.press(ann, shown, "Export")
    exported = await exported.until(lambda now: now.title == "Your data")
    [file] = exported.attachments
    data = json.loads(await file.read())
    assert data["member"] == ann.user.id
    assert [row["id"] for row in data["downloads"]] == [job]
    assert data["settings"][0]["settings"]["max_retries"] == 7

    asked = await discord.press(ann, shown, "Delete…")
    assert asked.title == "Delete all that I keep about you?"
    deleted = await discord.press(ann, asked, "Delete everything")
    deleted = await deleted.until(lambda now: now.title == "Deleted")
    assert await house.store.get(job) is None
    assert not list((house.folder / "downloads").rglob(f"*{job}*/content/*"))
    assert await house.store.members.preferences(ann.user.id) == Preferences()
    assert "No download" in (await discord.slash(ann, "history")).text
    assert "post 2" in (await discord.slash(bob, "history")).text


async def test_what_runs_is_cancelled_before_it_is_deleted(discord, ann, led, house):
    card = await discord.slash(ann, "download link", url=LINK.format(1))
    download = await led.next()
    download.progress(42)
    await card.until(lambda now: now.title == "Downloading – 42 %")
    asked = await discord.slash(ann, "privacy", action="delete")
    await (await discord.press(ann, asked, "Delete everything")).until(lambda now: now.title == "Deleted")
    assert await house.store.get(download.task.job) is None
    assert not download.task.folder.exists()
    await card.until(lambda now: now.title == "Cancelled")


async def test_what_is_on_its_way_to_discord_is_not_deleted_half(discord, ann, led, house, local, wait_until):
    held = local.faults.hold("PATCH", "/webhooks/*/messages/@original")
    await discord.slash(ann, "download link", url=LINK.format(1))
    download = await led.next()
    download.finish(b"picture")

    async def uploading():
        return (job := await house.store.get(download.task.job)).state is JobState.UPLOADING and job

    job = await wait_until(uploading)
    asked = await discord.slash(ann, "privacy", action="delete")
    answer = await discord.press(ann, asked, "Delete everything")
    answer = await answer.until(lambda now: now.title == "Not deleted yet")
    assert (await house.store.get(job.id)).files
    held.release()
    await house.queue.service.scheduler.idle()
    await (await discord.press(ann, answer, "Delete everything")).until(lambda now: now.title == "Deleted")
