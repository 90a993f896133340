"""Messages in channels and in direct messages, with the bot's own token."""

import aiohttp
import pytest

from boss_bot.playground.driver import NotPossible
from boss_bot.playground.local_discord.world import Permission

V2 = 1 << 15


async def test_a_message_is_posted_read_listed_edited_and_deleted(bot, general):
    path = f"/channels/{general.id}/messages"
    posted = await bot.call("POST", path, {"content": "one", "tts": False})
    message = f"{path}/{posted.body['id']}"

    assert posted.body["author"]["bot"] is True
    assert "webhook_id" not in posted.body
    assert (await bot.call("GET", message)).body["content"] == "one"
    edited = await bot.call("PATCH", message, {"content": "two", "flags": 4})
    assert (edited.body["content"], edited.body["flags"]) == ("two", 4)
    second = await bot.call("POST", path, {"content": "reply", "message_reference": {"message_id": "1"}})
    assert second.body["type"] == 19
    listed = await bot.call("GET", path)
    assert [m["content"] for m in listed.body] == ["reply", "two"]
    older = await bot.call("GET", path, before=second.body["id"], limit="1")
    assert [m["content"] for m in older.body] == ["two"]
    assert (await bot.call("DELETE", message)).status == 204
    assert (await bot.call("GET", message)).code == 10008
    assert (await bot.call("GET", path, limit="0")).code == 50035
    assert (await bot.call("GET", path, limit="x")).code == 50035


async def test_an_ephemeral_message_is_not_there_for_channel_routes(bot, begun, general):
    interaction, waiting = await begun()
    await bot.answer(interaction, 4, {"content": "psst", "flags": 64})
    message = f"/channels/{general.id}/messages/{(await waiting).id}"

    for method in ("GET", "PATCH", "DELETE"):
        refused = await bot.call(method, message, {"content": "x"} if method == "PATCH" else None)
        assert (refused.status, refused.code) == (404, 10008)
    assert (await bot.call("GET", f"/channels/{general.id}/messages")).body == []


async def test_a_posted_message_is_never_ephemeral(bot, general):
    posted = await bot.call("POST", f"/channels/{general.id}/messages", {"content": "x", "flags": 64})

    assert posted.body["flags"] == 0


async def test_components_v2_stay_components_v2(bot, general):
    path = f"/channels/{general.id}/messages"
    body = {"flags": V2, "components": [{"type": 14}, {"type": 10, "content": "x", "id": 1}]}
    posted = await bot.call("POST", path, body)

    assert posted.body["components"] == [
        {"type": 14, "id": 2, "spacing": 1, "divider": True},
        {"type": 10, "content": "x", "id": 1},
    ]
    message = f"{path}/{posted.body['id']}"
    assert (await bot.call("PATCH", message, {"flags": 0})).code == 50035
    assert (await bot.call("PATCH", message, {"content": "legacy"})).code == 50035
    assert (await bot.call("POST", path, {"flags": V2, "content": "x"})).code == 50035
    legacy = await bot.call("POST", path, {"content": "legacy", "embeds": [{"title": "t"}]})
    assert legacy.body["embeds"] == [{"type": "rich", "title": "t"}]
    turned = {"content": None, "embeds": [], **body}
    assert (await bot.call("PATCH", f"{path}/{legacy.body['id']}", turned)).body["flags"] == V2


async def test_bad_bodies(bot, general):
    path = f"/channels/{general.id}/messages"

    assert (await bot.call("POST", path, {"content": ""})).code == 50006
    assert (await bot.call("POST", path, ["x"])).code == 50035
    assert (await bot.call("POST", "/channels/abc/messages", {"content": "x"})).code == 50035
    assert (await bot.call("POST", "/channels/1/messages", {"content": "x"})).code == 10003
    url = bot.local.rest_url + path
    auth = {"Authorization": f"Bot {bot.local.token}", "Content-Type": "application/json"}
    async with bot.http.post(url, data=b"{", headers=auth) as response:
        assert (response.status, (await response.json())["code"]) == (400, 50109)
    auth["Content-Type"] = "multipart/form-data; boundary=x"
    async with bot.http.post(url, data=b"--y--", headers=auth) as response:
        assert (response.status, (await response.json())["code"]) == (400, 50035)


async def test_only_the_bots_own_messages_can_be_changed(bot, discord, ann, general):
    said = discord.say(ann, "mine")
    message = f"/channels/{general.id}/messages/{said.id}"

    assert (await bot.call("PATCH", message, {"content": "x"})).code == 50005
    assert (await bot.call("DELETE", message)).code == 50013


async def test_an_answer_that_all_see_is_edited_as_any_message_also_when_its_token_is_over(
    bot, begun, discord, ann, general, local
):
    interaction, answered = await begun()
    await bot.answer(interaction, 4, {"content": "x"})
    message = f"/channels/{general.id}/messages/{(await answered).id}"
    local.clock.advance(20 * 60)
    assert (await bot.webhook("PATCH", interaction, "@original", {"content": "y"})).code == 50027
    assert (await bot.call("PATCH", message, {"content": "z"})).body["content"] == "z"
    with pytest.raises(NotPossible):
        discord.delete(ann, await answered)
    discord.delete(discord.member("Mod", permissions=Permission.MANAGE_MESSAGES), await answered)
    assert (await bot.call("PATCH", message, {"content": "z"})).code == 10008


async def test_messages_older_than_an_hour_are_edited_seldom(bot, general, local):
    sent = await bot.call("POST", f"/channels/{general.id}/messages", {"content": "x"})
    message = f"/channels/{general.id}/messages/{sent.body['id']}"
    local.clock.advance(3601)
    replies = [await bot.call("PATCH", message, {"content": "y"}) for _ in range(4)]
    assert [reply.status for reply in replies] == [200, 200, 200, 429]
    assert (replies[-1].code, 0 < replies[-1].body["retry_after"] <= 2) == (30046, True)
    local.clock.advance(2)
    assert (await bot.call("PATCH", message, {"content": "y"})).status == 200


async def test_permissions_are_asked(local, bot, general):
    thread = local.world.default_guild.channel("general-thread")
    post = {"content": "x"}
    thread.bot_permissions = int(Permission.VIEW_CHANNEL | Permission.SEND_MESSAGES)
    assert (await bot.call("POST", f"/channels/{thread.id}/messages", post)).code == 50013
    general.bot_permissions &= ~Permission.ATTACH_FILES
    path = f"/channels/{general.id}/messages"
    assert (await bot.call("POST", path, post)).status == 200
    assert (await bot.call("POST", path, post, files=[("a.txt", b"a")])).code == 50013
    general.bot_permissions &= ~Permission.VIEW_CHANNEL
    refused = await bot.call("POST", path, post)
    assert (refused.status, refused.code) == (403, 50001)


async def test_direct_messages(bot, discord, ann):
    shy = discord.member("Shy", dm_open=False)
    opened = await bot.call("POST", "/users/@me/channels", {"recipient_id": str(ann.id)})
    again = await bot.call("POST", "/users/@me/channels", {"recipient_id": str(ann.id)})
    assert opened.body == again.body
    assert opened.body["recipients"][0]["id"] == str(ann.id)
    sent = await bot.call("POST", f"/channels/{opened.body['id']}/messages", {"content": "hi"})
    assert sent.status == 200
    assert [card.text for card in discord.sees(ann)] == ["hi"]
    assert discord.sees(shy) == []

    closed = await bot.call("POST", "/users/@me/channels", {"recipient_id": str(shy.id)})
    refused = await bot.call("POST", f"/channels/{closed.body['id']}/messages", {"content": "hi"})
    assert (refused.status, refused.code) == (403, 50007)
    assert (await bot.call("POST", "/users/@me/channels", {"recipient_id": "x"})).code == 10013


async def test_a_nonce_makes_a_post_happen_once(local, bot, general):
    path = f"/channels/{general.id}/messages"
    body = {"content": "x", "nonce": "job-1", "enforce_nonce": True}
    first = await bot.call("POST", path, body)
    assert first.body["nonce"] == "job-1"
    assert (await bot.call("POST", path, body)).body["id"] == first.body["id"]
    assert (await bot.call("POST", path, {**body, "enforce_nonce": False})).body["id"] != first.body["id"]
    other = local.world.default_guild.channel("18+")
    assert (await bot.call("POST", f"/channels/{other.id}/messages", body)).body["id"] != first.body["id"]
    local.clock.advance(301)
    assert (await bot.call("POST", path, body)).body["id"] != first.body["id"]


async def test_mentions_notify_whom_allowed_mentions_allows(bot, discord, ann, general):
    bob = discord.member("Bob")
    path = f"/channels/{general.id}/messages"
    text = f"<@{ann.id}> <@!{bob.id}> <@&5> @everyone"

    quiet = await bot.call("POST", path, {"content": text, "allowed_mentions": {"parse": []}})
    assert (quiet.body["mentions"], quiet.body["mention_everyone"]) == ([], False)
    listed = {"parse": [], "users": [str(ann.id)]}
    one = await bot.call("POST", path, {"content": text, "allowed_mentions": listed})
    assert [user["id"] for user in one.body["mentions"]] == [str(ann.id)]
    loud = await bot.call("POST", path, {"content": text})
    assert len(loud.body["mentions"]) == 2
    assert (loud.body["mention_roles"], loud.body["mention_everyone"]) == (["5"], True)
    assert [card.id for card in discord.pings(ann)] == [int(one.body["id"]), int(loud.body["id"])]
    assert len(discord.pings(bob)) == 1

    container = {"type": 17, "components": [{"type": 10, "content": f"for <@{bob.id}>"}]}
    await bot.call("POST", path, {"flags": V2, "components": [container]})
    assert len(discord.pings(bob)) == 2


async def test_edits_notify_nobody(bot, discord, ann, general):
    path = f"/channels/{general.id}/messages"
    posted = await bot.call("POST", path, {"content": "x"})
    edited = await bot.call("PATCH", f"{path}/{posted.body['id']}", {"content": f"<@{ann.id}>"})

    assert len(edited.body["mentions"]) == 1
    assert discord.pings(ann) == []


async def test_two_members_do_not_see_each_others_ephemeral_messages(bot, begun, discord, ann):
    bob = discord.member("Bob")
    for member in (ann, bob):
        interaction, waiting = await begun(discord.slash(member, "ping"))
        await bot.answer(interaction, 4, {"content": f"for {member.name}", "flags": 64})
        await waiting

    assert [card.text for card in discord.sees(ann)] == ["for Ann"]
    assert [card.text for card in discord.sees(bob)] == ["for Bob"]


async def test_history_that_may_not_be_read_is_empty(bot, general):
    path = f"/channels/{general.id}/messages"
    await bot.call("POST", path, {"content": "hello"})
    assert len((await bot.call("GET", path)).body) == 1
    general.bot_permissions &= ~Permission.READ_MESSAGE_HISTORY
    listed = await bot.call("GET", path)
    assert (listed.status, listed.body) == (200, [])


async def test_a_share_of_the_replies_may_be_lost_after_the_request_was_done(bot, general, local):
    path = f"/channels/{general.id}/messages"
    local.faults.losing, local.faults.chance = 0.5, iter([0.4, 0.6]).__next__
    with pytest.raises(aiohttp.ClientError):
        await bot.call("POST", path, {"content": "lost"})
    assert (await bot.call("POST", path, {"content": "heard"})).status == 200
    local.faults.losing = 0.0
    assert [message["content"] for message in (await bot.call("GET", path)).body] == ["heard", "lost"]
