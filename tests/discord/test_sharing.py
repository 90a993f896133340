"""Files of a download that is done, posted in the channel or sent as direct messages: once, and only by their owner."""

import asyncio

import pytest
import pytest_asyncio

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/1"


@pytest_asyncio.fixture(loop_scope="session")
async def done(discord, ann, led, house):
    """A download of Ann's whose file is on her card."""
    card = await discord.slash(ann, "download link", url=LINK)
    (await led.next()).finish(b"cat")
    done = await card.until(lambda now: now.title.startswith("Done"))
    await asyncio.wait_for(house.queue.service.scheduler.idle(), 10)
    return done


def posts(local):
    channel = local.world.default_guild.default_channel
    return [one for one in local.journal.posts() if one.ids["channel_id"] == str(channel.id) and one.status == 200]


async def test_files_are_posted_for_all_and_only_once(discord, ann, done, local):
    assert [button.label for button in done.buttons] == ["Post to channel", "Send to my DMs", "Details", "Delete file"]
    answer = await discord.press(ann, done, "Post to channel")
    assert answer.title == "Posted"
    assert answer.ephemeral
    [post] = posts(local)
    assert post.body["allowed_mentions"]["parse"] == []
    assert f"/{local.world.default_guild.default_channel.id}/" in answer.text
    again = await discord.press(ann, done, "Post to channel")
    assert again.title == "That has been sent already"
    assert len(posts(local)) == 1
    assert done.now.title.startswith("Done")


async def test_a_double_press_posts_once(discord, ann, done, local):
    answers = await asyncio.gather(*(discord.press(ann, done, "Post to channel") for _ in range(2)))
    assert sorted(answer.title for answer in answers) == ["Posted", "That has been sent already"]
    assert len(posts(local)) == 1


async def test_files_are_sent_as_direct_messages(discord, ann, done):
    answer = await discord.press(ann, done, "Send to my DMs")
    assert answer.title == "Sent"
    assert (await discord.press(ann, done, "Send to my DMs")).title == "That has been sent already"


async def test_what_lacks_in_a_channel_is_named(discord, ann, done, local):
    local.world.default_guild.default_channel.bot_permissions = 0x400
    answer = await discord.press(ann, done, "Post to channel")
    assert answer.title == "I can't post in this channel"
    assert "I lack these permissions here: Send Messages, Attach Files." in answer.text
    assert posts(local) == []
    assert (
        "**This channel** – Warning – I lack: Send Messages, Attach Files" in (await discord.slash(ann, "status")).text
    )


async def test_a_post_that_automod_blocks_is_told_and_can_be_tried_again(discord, ann, done, local):
    local.faults.automod("POST", "/channels/*/messages")
    answer = await discord.press(ann, done, "Post to channel")
    assert answer.title == "AutoMod stopped the post"
    assert "Nothing was posted; you keep the files." in answer.text
    assert "ask who manages this server to change the rule" in answer.text
    assert "Reference DISC-7" in answer.text
    assert (await discord.press(ann, done, "Post to channel")).title == "Posted"


async def test_closed_direct_messages_are_told(discord, ann, done):
    ann.user.dm_open = False
    answer = await discord.press(ann, done, "Send to my DMs")
    assert answer.title == "Your DMs are closed for me"
    assert "DISC-4" in answer.text


async def test_nobody_else_may_share_or_look(discord, bob, done, local):
    job = done.button("Details").custom_id.rpartition(":")[2]
    hers = await discord.slash(bob, "queue")
    for action in ("share", "direct", "details", "help", "again"):
        answer = await discord.press(bob, hers, force_custom_id=f"b1:{action}:{job}")
        assert answer.title == "This isn't your download", action
    assert posts(local) == []


async def test_details_tell_all_there_is(discord, ann, done):
    details = await discord.press(ann, done, "Details")
    assert details.id != done.id
    assert "State: completed" in details.text
    assert LINK in details.text
    assert "1 file" in details.text


async def test_a_cancelled_download_is_started_again_in_its_own_message(discord, ann, led):
    card = await discord.slash(ann, "download link", url=LINK, media="audio", items="1-2")
    await led.next()
    shown = await card.until(lambda now: bool(now.buttons))
    cancelled = await discord.press(ann, shown, "Cancel")
    again = await discord.press(ann, await cancelled.until(lambda now: now.title == "Cancelled"), "Start again")
    assert again.id == card.id
    task = (await led.next()).task
    assert (task.link.url, task.options.media.value, task.options.items) == (LINK, "audio", "1-2")
    await again.until(lambda now: "Asking" in now.text)
    details = await discord.press(ann, again, "Details")
    assert "`media:audio` `items:1-2`" in details.text
