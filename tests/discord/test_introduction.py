"""When a server takes the bot in: who did it is greeted, in the server's language, and nobody else hears a thing."""

import pytest

pytestmark = pytest.mark.asyncio(loop_scope="session")

WAIT = 10


async def test_the_one_who_added_the_bot_is_greeted_directly(discord, ann, local):
    local.world.add_guild("New here", locale="de").added_by = ann.id
    posts = local.journal.posts
    await local.world.changes.until(lambda: any(post.status == 200 for post in posts()), WAIT)
    [post] = posts()
    assert "Hilfe – was ich kann" in str(post.body)
    public = {str(channel.id) for guild in local.world.guilds.values() for channel in guild.channels.values()}
    assert post.ids["channel_id"] not in public


async def test_where_nobody_knows_who_it_was_nothing_is_said(discord, ann, local):
    local.world.add_guild("Quiet")
    local.world.add_guild("New here").added_by = ann.id
    await local.world.changes.until(lambda: any(post.status == 200 for post in local.journal.posts()), WAIT)
    assert [log.status for log in local.journal.find("GET", "/guilds/*/audit-logs")] == [403, 200]
    assert len(local.journal.posts()) == 1
