"""Managers of a server act on its members' downloads: the log names them, and who is affected is told."""

import asyncio

import pytest

from boss_bot.domain.jobs.job import JobState

pytestmark = pytest.mark.asyncio(loop_scope="session")

MANAGE_GUILD = 1 << 5
LINK = "https://x.com/ann/status/1"


@pytest.fixture
def boss(discord):
    return discord.member("Boss", permissions=MANAGE_GUILD)


async def begin(discord, member, led):
    card = await discord.slash(member, "download link", url=LINK)
    download = await led.next()
    download.progress(42)
    await card.until(lambda now: now.title == "Downloading – 42 %")
    return card, download


async def test_they_pause_and_resume_by_command_and_the_card_stays_its_members(discord, ann, boss, led, house):
    card, download = await begin(discord, ann, led)
    done = await discord.slash(boss, "pause", job=download.task.job)
    assert done.title == f"Done for <@{ann.user.id}>"
    assert "status/1" not in done.text
    await card.until(lambda now: now.title == "Paused – 42 % kept")
    await discord.slash(boss, "resume", job=download.task.job)
    await card.until(lambda now: now.title == "Downloading – 42 %")
    download.finish(b"hers")
    finished = await card.until(lambda now: now.title.startswith("Done"))
    assert [await file.read() for file in finished.shown_files] == [b"hers"]
    assert done.now.title == f"Done for <@{ann.user.id}>"


async def test_a_member_whose_download_is_ended_reads_who_did_it_and_the_log_names_them(
    discord, ann, boss, led, house, log
):
    card, download = await begin(discord, ann, led)
    assert (await discord.slash(boss, "cancel", job=download.task.job)).title == f"Done for <@{ann.user.id}>"
    told = await card.until(lambda now: now.title == "Cancelled")
    assert "Somebody who manages this server has ended this download." in told.text
    await log.until(f"'manager': {boss.user.id}")
    late = await discord.slash(boss, "cancel", job=download.task.job)
    assert late.title == "Already cancelled"
    assert (await discord.slash(boss, "retry", job=download.task.job)).title == "Already cancelled"
    assert (await house.store.get(download.task.job)).state is JobState.CANCELLED


async def test_where_the_card_has_ended_they_are_told_by_a_direct_message(discord, ann, boss, led, local):
    _card, download = await begin(discord, ann, led)
    local.clock.advance(16 * 60)
    await discord.slash(boss, "cancel", job=download.task.job)
    place = f"/channels/{local.world.dm_with(ann.user).id}/messages"
    await local.world.changes.until(lambda: local.journal.find("POST", place), 10)
    assert "has ended this download" in str(local.journal.find("POST", place)[0].body)


async def test_where_direct_messages_are_closed_their_next_command_tells_them(discord, ann, boss, led, local, house):
    ann.user.dm_open = False
    _card, download = await begin(discord, ann, led)
    local.clock.advance(16 * 60)
    await discord.slash(boss, "cancel", job=download.task.job)
    async with asyncio.timeout(10):
        while not await house.store.journal.waiting(ann.id, ann.guild_id):
            pass
    await discord.slash(ann, "queue")
    notices = await local.world.changes.until(
        lambda: [card for card in discord.sees(ann) if card.title == "1 download failed"], 10
    )
    assert "cancelled" in notices[-1].text
    opened = await discord.press(ann, notices[-1], "Open")
    assert "has ended this download" in opened.text


async def test_nobody_else_may_and_no_manager_elsewhere(discord, ann, bob, boss, led, local, house):
    _card, download = await begin(discord, ann, led)
    for command in ("cancel", "pause", "resume", "retry"):
        assert (await discord.slash(bob, command, job=download.task.job)).title == "This isn't your download"
    other = local.world.add_guild("Elsewhere")
    stranger = discord.member("Boss", other, permissions=MANAGE_GUILD)
    for where in ({"channel": other.default_channel}, {"context": "dm"}):
        refused = await discord.slash(stranger, "cancel", job=download.task.job, **where)
        assert refused.title == "I don't know this download"
    assert (await house.store.get(download.task.job)).state is JobState.DOWNLOADING


async def test_the_owner_of_the_bot_sees_the_queue_of_all_servers_and_nobody_else_does(
    discord, ann, boss, led, local, house
):
    await begin(discord, ann, led)
    house.members.owners.add(boss.user.id)
    other = local.world.add_guild("Elsewhere")
    owner = discord.member("Boss", other)
    shown = await discord.slash(owner, "queue", show="all", channel=other.default_channel)
    assert shown.title == "Queue of all servers – 0 waiting, 1 running"
    assert "private download" in shown.text
    again = await discord.press(owner, shown, "Refresh")
    assert (again.id, again.title) == (shown.id, shown.title)
    assert (await discord.slash(ann, "queue", show="all")).title == "This is for my owner"
    forced = await discord.press(ann, await discord.slash(ann, "queue"), force_custom_id="b1:everywhere:00000000:0")
    assert forced.title == "This is for my owner"
