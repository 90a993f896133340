"""What holds for every request: the token, rate limits, the journal, faults."""

import asyncio
import json

import aiohttp
import pytest

from boss_bot.playground.local_discord import Clock, LocalDiscord
from boss_bot.playground.local_discord.rate_limits import Limit

COMMAND = {"name": "one", "description": "First"}


async def test_without_the_right_token_nothing_works(bot, general):
    for path in ("/users/@me", "/gateway/bot", "/oauth2/applications/@me", f"/channels/{general.id}"):
        refused = await bot.call("GET", path, token="wrong")
        assert (refused.status, refused.body) == (401, {"message": "401: Unauthorized", "code": 0})
    assert (await bot.call("GET", "/gateway", token="wrong")).status == 200


async def test_what_a_bot_can_read(local, bot, ann, general):
    guild = local.world.default_guild
    assert (await bot.call("GET", "/users/@me")).body["id"] == str(local.application_id)
    assert (await bot.call("GET", f"/users/{ann.id}")).body["global_name"] == "Ann"
    assert (await bot.call("GET", "/users/5")).code == 10013
    assert (await bot.call("GET", "/applications/@me")).body["integration_types_config"].keys() == {"0", "1"}
    assert (await bot.call("GET", "/users/@me/guilds")).body[0]["name"] == "Sample"
    assert (await bot.call("GET", f"/guilds/{guild.id}")).body["name"] == "Sample"
    assert (await bot.call("GET", "/guilds/5")).code == 10004
    assert len((await bot.call("GET", f"/guilds/{guild.id}/channels")).body) == 2
    assert (await bot.call("GET", f"/guilds/{guild.id}/members/{ann.id}")).body["user"]["username"] == "ann"
    assert (await bot.call("GET", f"/guilds/{guild.id}/members/5")).code == 10007
    assert (await bot.call("GET", f"/channels/{general.id}")).body["name"] == "general"
    assert (await bot.call("POST", f"/channels/{general.id}/typing")).status == 204
    thread = guild.channel("#18+-thread")
    assert (await bot.call("GET", f"/channels/{thread.id}")).body["parent_id"] == str(guild.channel("18+").id)
    assert thread.nsfw
    with pytest.raises(LookupError, match="no channel"):
        guild.channel("nowhere")


async def test_commands_keep_their_ids(local, bot):
    path = f"/applications/{local.application_id}/commands"
    first = (await bot.call("PUT", path, [COMMAND, {"name": "Menu", "type": 3}])).body
    second = (await bot.call("PUT", path, [{**COMMAND, "description": "Changed"}])).body
    assert second[0]["id"] == first[0]["id"]
    assert second[0]["version"] != first[0]["version"]
    assert (first[1]["description"], first[0]["default_member_permissions"]) == ("", None)
    assert [c["name"] for c in (await bot.call("GET", path)).body] == ["one"]

    translated = {**COMMAND, "name_localizations": {"de": "eins"}, "default_member_permissions": 8}
    upserted = await bot.call("POST", path, translated)
    assert (upserted.status, upserted.body["id"]) == (200, first[0]["id"])
    assert upserted.body["default_member_permissions"] == "8"
    assert "name_localizations" not in (await bot.call("GET", path)).body[0]
    full = await bot.call("GET", path, with_localizations="true")
    assert full.body[0]["name_localizations"] == {"de": "eins"}
    one = f"{path}/{first[0]['id']}"
    assert (await bot.call("PATCH", one, {"name": "uno"})).body["name"] == "uno"
    assert (await bot.call("GET", one)).body["name"] == "uno"
    assert (await bot.call("DELETE", one)).status == 204
    assert (await bot.call("GET", one)).code == 10063


async def test_commands_of_a_guild_are_its_own(local, bot):
    guild = local.world.default_guild
    path = f"/applications/{local.application_id}/guilds/{guild.id}/commands"
    created = await bot.call("POST", path, COMMAND)

    assert (created.status, created.body["guild_id"]) == (201, str(guild.id))
    assert (await bot.call("GET", f"/applications/{local.application_id}/commands")).body == []
    assert local.state.commands.find(1, "one", guild.id)["id"] == created.body["id"]
    assert local.state.commands.find(1, "one", None) is None


async def test_bad_commands_are_refused(local, bot):
    path = f"/applications/{local.application_id}/commands"

    assert (await bot.call("PUT", path, [{"name": "Bad Name", "description": "x"}])).code == 50035
    assert (await bot.call("POST", path, {"name": "x"})).code == 50035
    assert (await bot.call("PUT", "/applications/5/commands", [])).code == 50001
    assert local.state.commands.registrations == 0


async def test_a_bucket_has_headers_and_runs_dry(local, bot, general):
    assert local.state.limits.messages == Limit(5, 5.0)
    local.state.limits.messages = Limit(5, 600.0)
    path = f"/channels/{general.id}/messages"
    answers = [await bot.call("POST", path, {"content": str(number)}) for number in range(7)]
    headers = answers[0].headers

    assert (headers["X-RateLimit-Limit"], headers["X-RateLimit-Remaining"]) == ("5", "4")
    assert 0 < float(headers["X-RateLimit-Reset-After"]) <= 120
    assert float(headers["X-RateLimit-Reset"]) > 0
    assert len({answer.headers["X-RateLimit-Bucket"] for answer in answers}) == 1
    limited = answers[-1]
    assert (limited.status, limited.body["global"], limited.headers["X-RateLimit-Scope"]) == (429, False, "user")
    assert 0 < limited.body["retry_after"] <= 120
    assert int(limited.headers["Retry-After"]) >= 1
    other = local.world.default_guild.channel("18+")
    assert (await bot.call("POST", f"/channels/{other.id}/messages", {"content": "x"})).status == 200
    local.clock.advance(600)
    assert (await bot.call("POST", path, {"content": "x"})).status == 200


async def test_limits_can_be_set_and_emptied(local, bot, general):
    local.state.limits.messages = Limit(1, 60.0)
    path = f"/channels/{general.id}/messages"
    assert (await bot.call("POST", path, {"content": "x"})).status == 200
    limited = await bot.call("POST", path, {"content": "x"})
    assert limited.body["retry_after"] > 50
    local.state.limits.clear()
    assert (await bot.call("POST", path, {"content": "x"})).status == 200


async def test_each_interaction_has_a_bucket_of_its_own_and_the_callback_none(local, bot, begun):
    local.state.limits.messages = Limit(1, 60.0)
    for _ in range(2):
        interaction, _ = await begun()
        answered = await bot.answer(interaction, 4, {"content": "x"})
        assert (answered.status, "X-RateLimit-Limit" in answered.headers) == (204, False)
        assert (await bot.webhook("PATCH", interaction, "@original", {"content": "y"})).status == 200
        assert (await bot.webhook("PATCH", interaction, "@original", {"content": "z"})).status == 429


async def test_the_journal_notes_everything_but_the_token(local, bot, general):
    await bot.call("POST", f"/channels/{general.id}/messages", {"content": "x"}, files=[("a.txt", b"abc")])
    await bot.call("GET", "/no/such/route", with_query="1")
    posted, unknown = local.journal

    assert (posted.method, posted.path, posted.status) == ("POST", f"/channels/{general.id}/messages", 200)
    assert posted.route == "/channels/{channel_id}/messages"
    assert posted.ids == {"channel_id": str(general.id)}
    assert (posted.body, posted.files) == ({"content": "x"}, (("a.txt", 3),))
    assert posted.answer["content"] == "x"
    assert posted.at <= local.clock.now()
    assert (unknown.route, unknown.status, unknown.query) == (None, 404, {"with_query": "1"})
    assert local.journal.find("GET", status=404) == local.journal.refusals() == [unknown]
    assert local.journal.posts() == local.journal.find(path=posted.route) == [posted]
    assert local.token not in repr([vars_of(entry) for entry in local.journal])
    assert local.token not in repr(local)
    local.journal.clear()
    assert len(local.journal) == 0


def vars_of(entry):
    return {name: getattr(entry, name) for name in type(entry).__slots__ if name != "__weakref__"}


async def test_the_next_requests_fail_as_told(local, bot, begun, general):
    path = f"/channels/{general.id}/messages"
    local.faults.refuse("POST", "/channels/*/messages", status=503, times=2)
    statuses = [(await bot.call("POST", path, {"content": "x"})).status for _ in range(3)]
    assert statuses == [503, 503, 200]
    assert [e.applied for e in local.journal.posts()] == [False, False, True]

    local.faults.rate_limit("GET", "/users/@me", retry_after=1.5)
    limited = await bot.call("GET", "/users/@me")
    assert (limited.status, limited.body["retry_after"], limited.headers["X-RateLimit-Scope"]) == (429, 1.5, "shared")
    local.faults.rate_limit("*", "*", retry_after=0.5, scope="global")
    limited = await bot.call("GET", "/users/@me")
    assert (limited.body["global"], limited.headers["X-RateLimit-Global"]) == (True, "true")
    local.faults.automod("PATCH", "/webhooks/*/messages/@original")
    interaction, _ = await begun()
    await bot.answer(interaction, 4, {"content": "x"})
    blocked = await bot.webhook("PATCH", interaction, "@original", {"content": "bad"})
    assert (blocked.status, blocked.code) == (400, 200000)
    assert local.journal.edits()[0].status == 400
    assert len(local.journal.callbacks()) == 1


async def test_a_lost_reply_was_applied_nevertheless(local, bot, general):
    local.faults.lose_reply("POST", "/channels/*/messages")
    with pytest.raises(aiohttp.ClientConnectionError):
        await bot.call("POST", f"/channels/{general.id}/messages", {"content": "x"})

    assert [m.content for m in local.world.messages.values()] == ["x"]
    assert [(e.applied, e.status) for e in local.journal.posts()] == [(True, None)]


async def test_a_held_request_waits_for_its_release(local, bot, begun):
    interaction, waiting = await begun()
    hold = local.faults.hold("POST", "/interactions/*")
    answering = asyncio.create_task(bot.answer(interaction, 4, {"content": "x"}))
    await asyncio.wait_for(hold.arrived.wait(), 10)
    assert not local.world.messages
    hold.release()

    assert (await answering).status == 204
    assert (await waiting).text == "x"


async def test_stopping_lets_held_requests_go(tmp_path):
    server = await LocalDiscord.start(clock=Clock(), files=tmp_path)
    hold = server.faults.hold("GET", "*")
    async with aiohttp.ClientSession() as http:
        asking = asyncio.create_task(http.get(f"{server.rest_url}/gateway"))
        await asyncio.wait_for(hold.arrived.wait(), 10)
        await server.stop()
        async with await asking as response:
            assert json.loads(await response.read())["url"].startswith("ws://")


async def test_a_taken_port_is_an_error_and_leaves_nothing_open(local):
    port = int(local.rest_url.split(":")[2].split("/")[0])
    with pytest.raises(OSError, match="address already in use"):
        await LocalDiscord.start(port=port)


async def test_bot_ready_waits_for_connection_and_commands(local, bot):
    with pytest.raises(TimeoutError):
        await local.bot_ready(timeout=0.01)
    waiting = asyncio.create_task(local.bot_ready(timeout=10))
    gateway = await bot.connect()
    await gateway.identify()
    await gateway.event("READY")
    assert not waiting.done()
    await bot.register(COMMAND)
    await waiting
    going = asyncio.create_task(local.bot_gone(timeout=10))
    await gateway.ws.close(code=1000)
    await going


async def test_the_clock_can_be_set(local):
    local.clock.set(1_800_000_000)
    assert 0 <= local.clock.now() - 1_800_000_000 < 60
    first = local.state.ids.take()
    local.clock.set(1_700_000_000)
    assert local.state.ids.take() == first + 1
