"""Media that is marked 18+: where it may be shown, and what a member reads where it may not."""

import attrs
import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.members.server_rules import Adult, ServerRules

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/1"
ADULT = Metadata(title="marked", age_limit=18)


async def begin(discord, ann, led, **where):
    card = await discord.slash(ann, "download link", url=LINK, **where)
    return card, await led.next()


async def test_it_is_stopped_before_a_file_is_shown_where_the_channel_is_open_to_all(discord, ann, led, house):
    card, download = await begin(discord, ann, led)
    download.found(metadata=ADULT)
    download.finish()
    failed = await card.until(lambda now: now.title == "Failed – marked 18+")
    assert "age-restricted channel" in failed.text
    assert "AGE-1" in failed.text
    assert "Retry" not in [button.label for button in failed.buttons]
    job = (await house.store.get(download.task.job)) or pytest.fail("the job is gone")
    assert job.files == ()


@pytest.mark.parametrize("place", ["18+", "18+-thread"])
async def test_it_comes_as_a_spoiler_in_an_age_restricted_channel_and_its_threads(discord, ann, led, local, place):
    card, download = await begin(discord, ann, led, channel=local.world.default_guild.channel(place))
    download.found(metadata=ADULT)
    download.finish()
    await card.until(lambda now: now.title.startswith("Done"))
    [container] = local.journal.edits()[-1].body["components"]
    [gallery] = [part for part in container["components"] if part["type"] == 12]
    assert [item["spoiler"] for item in gallery["items"]] == [True]


async def test_it_is_not_sent_as_a_direct_message(discord, ann, led, local):
    card, download = await begin(discord, ann, led, channel=local.world.default_guild.channel("18+"))
    download.found(metadata=ADULT)
    download.finish()
    done = await card.until(lambda now: now.title.startswith("Done"))
    refused = await discord.press(ann, done, "Send to my DMs")
    assert refused.title == "Failed – marked 18+"
    assert not local.journal.find("POST", f"/channels/{local.world.dm_with(ann.user).id}/messages")


async def test_direct_messages_count_as_open_to_all(discord, ann, led):
    card, download = await begin(discord, ann, led, context="dm")
    download.found(metadata=ADULT)
    await card.until(lambda now: now.title == "Failed – marked 18+")


async def test_a_channel_that_the_bot_does_not_know_is_asked_for_and_one_it_cannot_see_counts_as_open(
    discord, ann, led, local, house
):
    channel = local.world.default_guild.channel("18+")
    house.bot._app.cache.delete_guild_channel(channel.id)
    card, download = await begin(discord, ann, led, channel=channel)
    download.found(metadata=ADULT)
    download.finish()
    await card.until(lambda now: now.title.startswith("Done"))

    channel.bot_permissions = 0
    card, download = await begin(discord, ann, led, channel=channel)
    download.found(metadata=ADULT)
    await card.until(lambda now: now.title == "Failed – marked 18+")


async def test_a_server_can_switch_it_off_everywhere(discord, ann, led, local, house):
    guild = local.world.default_guild
    await house.store.members.keep_rules(guild.id, ServerRules(adult=Adult.OFF))
    card, download = await begin(discord, ann, led, channel=guild.channel("18+"))
    download.found(metadata=ADULT)
    failed = await card.until(lambda now: now.title == "Failed – marked 18+")
    assert "this server shows none of that" in failed.text


async def test_a_site_for_adults_is_refused_before_it_is_asked(discord, ann, house, local):
    house.members.adult_hosts = frozenset({"x.com"})
    card = await discord.slash(ann, "download link", url=LINK)
    await card.until(lambda now: now.title == "Failed – marked 18+")
    assert await house.store.counts() == {}
    await discord.slash(ann, "download link", url=LINK, channel=local.world.default_guild.channel("18+"))
    download = await house.led.next()
    job = await house.store.get(download.task.job)
    assert attrs.evolve(job, metadata=None).for_adults
