"""A post of which nobody knows whether it went out: the bot posts nothing by itself, and its member decides."""

import asyncio
from datetime import timedelta
from hashlib import sha256

import pytest

from boss_bot.domain.jobs.job import JobId
from boss_bot.domain.jobs.parcels import Content, Route
from boss_bot.playground.driver import NotPossible
from boss_bot.playground.local_discord.world import Permission

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/1"


@pytest.mark.parametrize(("label", "posts"), [("Post again", 1), ("It's there", 0)])
async def test_a_member_says_whether_a_post_is_there(discord, ann, bob, led, house, local, label, posts):
    channel = local.world.default_guild.default_channel
    channel.bot_permissions &= ~Permission.READ_MESSAGE_HISTORY
    card = await discord.slash(ann, "download link", url=LINK, visibility="post")
    download = await led.next()
    job = JobId(download.task.job)
    earlier = house.bot.courier._dispatch.clock.now() - timedelta(minutes=10)  # as a life before a crash left it
    keys = [f"1-{sha256(b'x').hexdigest()[:16]}"]
    await house.store.journal.intend(job, Content.FILES, Route.CHANNEL, earlier, files=keys, channel=channel.id)
    download.finish(b"x")

    unsure = await card.until(lambda now: now.title == "Failed – I'm not sure the post went out")
    assert [button.label for button in unsure.buttons] == ["Post again", "It's there"]
    assert local.journal.posts() == []
    button = unsure.button(label)
    with pytest.raises(NotPossible):
        await discord.press(bob, unsure, label)

    await discord.press(ann, unsure, custom_id=button.custom_id)
    await card.until(lambda now: now.title == "Done")
    assert len(local.journal.posts()) == posts
    assert (len([one for one in discord.sees(bob) if one.shown_files])) == posts
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)

    await discord.press(ann, card, force_custom_id=button.custom_id)
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    assert len(local.journal.posts()) == posts
