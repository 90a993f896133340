"""What a member reads when a day is used up or the disk is nearly full, and that it goes on by itself."""

import attrs
import pytest

from boss_bot.domain.members.server_rules import ServerRules
from tests.waiting import until

CLIP = "/clip.mp4"
QUEUED, RETRY_WAIT, COMPLETED = 0, 1, 6
MANAGE_GUILD = 1 << 5
GIB = 2**30
WAIT = 30


@attrs.define
class FakeDisk:
    """Behind the port of the disk: its free space is what the test says."""

    left: int = 100 * GIB

    def free(self):
        return self.left

    def total(self):
        return 200 * GIB


@pytest.fixture
def posted(world):
    """Wait until a channel of the default server holds a message with these words, and return how many do."""

    async def count(words):
        def holding():
            return sum(words in str(message.components) for message in world.local.world.messages.values())

        await world.local.world.changes.until(holding, WAIT)
        return holding()

    return count


async def test_who_has_used_up_their_day_reads_when_there_is_room_again(world, ann, bob, discord, site, titled, posted):
    await world.start(limits_normal="day_jobs=1", server_day_bytes=site.files[CLIP].size)
    guild = world.local.world.default_guild
    await world.app.store.members.keep_rules(guild.id, ServerRules(manager_channel=guild.channel("general").id))
    card = await discord.slash(ann, "download link", url=site.url(CLIP))
    await card.until(titled("Done"))
    card = await (await discord.slash(ann, "download link", url=site.url(CLIP))).until(titled("You've reached"))
    assert card.title == "You've reached your daily limit"
    assert "You can start 1 download in 24 hours." in card.text
    assert "There is room again <t:" in card.text
    assert "Last 24 hours: 1 of 1 download · " in (await discord.slash(ann, "settings")).text
    card = await (await discord.slash(bob, "download link", url=site.url(CLIP))).until(titled("This server"))
    assert card.title == "This server has reached its daily limit"
    assert "<t:" in card.text
    assert len(world.jobs()) == 1

    for _ in range(2):
        await world.app.storage.watch.telling.look()
    boss = discord.member("Boss", permissions=MANAGE_GUILD)
    stats = await (await discord.slash(boss, "admin stats")).until(titled("Figures"))
    assert "Used of this server's day: 1.4 of 1.4 MB" in stats.text
    assert await posted("The downloads of the last 24 hours add up to") == 1  # its managers hear of it once


async def test_a_disk_that_is_nearly_full_refuses_and_holds_and_goes_on_by_itself(
    world, ann, bob, discord, site, titled, posted
):
    disk = FakeDisk(GIB // 2)
    channel = world.local.world.default_guild.channel("general").id
    settings = {"max_concurrent_downloads": 2, "max_retries": 1, "retry_seconds": 0.05, "alert_channel": channel}
    await world.start(disk=disk, free_bytes=GIB, **settings)
    assert await posted("Only 512 MB of the disk are free") == 1  # the operator hears of it
    disk.left = 100 * GIB
    await world.app.storage.headroom.look()
    clip, page = site.hold(CLIP, 500_000), site.hold("/watch/clip", 0)
    running = await discord.slash(ann, "download link", url=site.url(CLIP))
    surprised = await discord.slash(bob, "download link", url=site.url("/watch/clip"))
    await clip.reached()
    await page.reached()
    waiting = await discord.slash(discord.member("Carol"), "download link", url=site.url("/cat.jpg"))
    await waiting.until(titled("Queued"))

    disk.left = GIB // 2
    await world.app.storage.headroom.look()
    assert "My disk is nearly full" in (await waiting.until(lambda card: "nearly full" in card.text)).text
    refused = await discord.slash(discord.member("Dave"), "download link", url=site.url(CLIP))
    assert "I'm making room" in (await refused.until(titled("I have no room"))).text
    clip.release()
    page.release()
    await running.until(titled("Done"))  # its size was known and set aside
    told = await surprised.until(lambda card: "trying again" in card.title)  # what its page led to was not
    assert "There is no room left on my disk" in told.text
    # A card says Done just before its row does.
    await until(lambda: sorted(row["state"] for row in world.jobs()) == [QUEUED, RETRY_WAIT, COMPLETED])

    disk.left = 100 * GIB
    await world.app.storage.headroom.look()
    for card in (waiting, surprised):
        await card.until(titled("Done"))
    await world.settled()
    assert {row["state"] for row in world.jobs()} == {COMPLETED}


async def test_space_for_work_in_progress_that_is_full_is_not_called_a_full_disk(
    world, ann, bob, discord, site, titled
):
    await world.start(max_concurrent_downloads=2, temp_bytes=60 * 2**20)
    page = site.hold("/watch/clip", 0)
    running = await discord.slash(ann, "download link", url=site.url("/watch/clip"))
    await page.reached()
    waiting = await discord.slash(bob, "download link", url=site.url("/cat.jpg"))
    told = await waiting.until(lambda card: "fill the space for work in progress" in card.text)
    assert told.title.startswith("Queued")
    assert "My disk" not in told.text
    status = await (await discord.slash(ann, "status")).until(titled("Warning"))
    assert "**Room for downloads** – Warning – downloads under way have 0 of 60 MB" in status.text
    page.release()
    for card in (running, waiting):
        await card.until(titled("Done"))
    await world.settled()
