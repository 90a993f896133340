"""Where results go, and whom they notify: by the settings of the member and of the server."""

from itertools import count

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.members.delivery import HandOver, Visibility
from boss_bot.domain.members.preferences import Notify, Preferences
from boss_bot.domain.members.server_rules import ServerRules

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://x.com/ann/status/{}"
QUARTER = 15 * 60


@pytest.fixture
def download(discord, led, house, local):
    """Let a member download, the card's time over before the end if ``late``."""

    numbers = count(1)

    async def make(member, *, late=False, age=0, **options):
        card = await discord.slash(member, "download link", url=LINK.format(next(numbers)), **options)
        download = await led.next()
        download.found(metadata=Metadata(title="post", age_limit=age))
        if late:
            local.clock.advance(QUARTER)
        download.finish(b"picture")
        await house.queue.service.scheduler.idle()
        return card

    return make


def posts(local, channel):
    return local.journal.find("POST", f"/channels/{channel.id}/messages")


def text_of(post):
    return str(post.body["components"])


async def test_a_member_may_want_their_results_posted_without_being_mentioned(discord, ann, download, house, local):
    general = local.world.default_guild.default_channel
    await house.store.members.keep_preferences(ann.user.id, Preferences(visibility=Visibility.POST))
    await download(ann)
    await house.store.members.keep_preferences(ann.user.id, Preferences(visibility=Visibility.POST, mention=False))
    await download(ann)
    silent = Preferences(visibility=Visibility.POST, notify=Notify.NONE)
    await house.store.members.keep_preferences(ann.user.id, silent)
    await download(ann)
    told = [entry.body["allowed_mentions"].get("users", []) for entry in posts(local, general)]
    assert told == [[str(ann.user.id)], [], []]
    assert [bool(entry.body.get("flags", 0) & (1 << 12)) for entry in posts(local, general)] == [False, False, True]
    await download(ann, visibility="private")
    assert len(posts(local, general)) == 3


async def test_a_server_may_name_the_channel_and_the_language_of_posts(discord, ann, download, house, local):
    guild = local.world.default_guild
    news = local.world.add_channel(guild, "news")
    await house.store.members.keep_rules(guild.id, ServerRules(post_channel=news.id, language="de"))
    card = await download(ann, visibility="post")
    [post] = posts(local, news)
    assert f"<#{news.id}>" in card.now.text
    assert f"/{news.id}/" in card.now.text
    assert "Fertig" in text_of(post) or "fertig" in text_of(post)
    private = await (await download(ann)).until(lambda now: bool(now.shown_files))
    assert f"/{news.id}/" in (await discord.press(ann, private, "Post to channel")).text
    adults = guild.channel("18+")
    await download(ann, visibility="post", age=18, channel=adults)
    assert len(posts(local, news)) == 2
    assert len(posts(local, adults)) == 1


def direct(local, member):
    return local.world.dm_with(member.user)


async def inbox(discord, local, member, **where):
    """Use a command, and return the message that tells what waits."""
    await discord.slash(member, "help", **where)

    def seen():
        return [card for card in discord.sees(member, **where) if "waiting" in card.title]

    return (await local.world.changes.until(seen, 10))[-1]


async def test_a_result_that_came_late_is_handed_over_as_the_server_wants(discord, ann, download, house, local):
    general = local.world.default_guild.default_channel
    await download(ann, late=True)
    assert len(posts(local, direct(local, ann))) == 1
    for hand_over, calls in ((HandOver.INBOX, 0), (HandOver.CHANNEL, 1)):
        await house.store.members.keep_rules(ann.guild_id, ServerRules(hand_over=hand_over))
        await download(ann, late=True)
        assert len(posts(local, direct(local, ann))) == 1
        assert len(posts(local, general)) == calls
    [call] = posts(local, general)
    assert call.body["allowed_mentions"]["users"] == [str(ann.user.id)]
    assert "use `/queue`" in text_of(call)
    assert "post" not in text_of(call).replace("posted", "")
    await inbox(discord, local, ann)


async def test_who_wants_no_notifications_gets_no_message_and_loses_nothing(discord, ann, download, house, local):
    await house.store.members.keep_preferences(ann.user.id, Preferences(notify=Notify.NONE))
    await download(ann, late=True)
    assert posts(local, direct(local, ann)) == []
    await inbox(discord, local, ann)


async def test_what_is_marked_18_never_comes_as_a_direct_message_and_opens_only_where_it_may_be_shown(
    discord, ann, download, local
):
    adults = local.world.default_guild.channel("18+")
    await download(ann, late=True, age=18, channel=adults)
    assert posts(local, direct(local, ann)) == []
    refused = await discord.press(ann, await inbox(discord, local, ann), "Open")
    assert refused.title == "Failed – marked 18+"
    opened = await discord.press(ann, await inbox(discord, local, ann, channel=adults), "Open")
    await opened.until(lambda now: now.title.startswith("Done"))
