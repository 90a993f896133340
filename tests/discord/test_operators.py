"""Alerts on Discord: in a channel and as a direct message, and no error where Discord does not take them."""

import pytest

from boss_bot.domain.operating.alerts import Alert

pytestmark = pytest.mark.asyncio(loop_scope="session")

ALERT = Alert("disk", "", "The disk is 91 % full @everyone.", "Make room.")


async def test_an_alert_reaches_channel_and_operator_and_mentions_nobody(discord, house, local, ann):
    [guild] = local.state.world.guilds.values()
    channel = next(iter(guild.channels.values()))
    assert await house.bot.operators.post(channel.id, ann.user.id).send(ALERT)
    posted = [entry for entry in local.journal if entry.method == "POST" and entry.path.endswith("/messages")]
    assert len(posted) == 2
    for entry in posted:
        assert "91 % full" in str(entry.body)
        assert "Make room" in str(entry.body)
        assert not (entry.body or {}).get("allowed_mentions", {"parse": []})["parse"]


async def test_a_place_that_is_not_there_is_no_error(discord, house):
    assert not await house.bot.operators.post(123456789012345678, None).send(ALERT)
    assert not await house.bot.operators.post(None, 123456789012345678).send(ALERT)
