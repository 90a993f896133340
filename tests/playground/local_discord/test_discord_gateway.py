"""The gateway, frame by frame."""

import pytest


async def test_identify_is_answered_with_ready_and_the_guilds(local, bot):
    gateway = await bot.connect()
    await gateway.identify()

    ready = await gateway.receive()
    guild = await gateway.receive()

    assert (ready["t"], ready["s"], guild["t"], guild["s"]) == ("READY", 1, "GUILD_CREATE", 2)
    assert ready["d"]["user"]["id"] == ready["d"]["application"]["id"] == str(local.application_id)
    assert ready["d"]["guilds"] == [{"id": guild["d"]["id"], "unavailable": True}]
    assert ready["d"]["resume_gateway_url"].startswith("ws://127.0.0.1:")
    assert [(c["name"], c["nsfw"]) for c in guild["d"]["channels"]] == [("general", False), ("18+", True)]
    assert len(guild["d"]["threads"]) == 2


async def test_without_the_guilds_intent_no_guild_is_sent(local, bot):
    gateway = await bot.connect()
    await gateway.identify(intents=0)
    await gateway.event("READY")
    await gateway.send(1, gateway.seq)

    assert (await gateway.receive())["op"] == 11


@pytest.mark.parametrize("compress", [None, "zlib-stream", "zstd-stream"])
async def test_every_transport_compression_carries_many_payloads(bot, compress):
    gateway = await bot.connect(compress)
    await gateway.identify()
    await gateway.event("GUILD_CREATE")
    for _ in range(3):
        await gateway.send(1, gateway.seq)
        assert (await gateway.receive())["op"] == 11


async def test_payload_compression_when_identify_asks_for_it(bot):
    gateway = await bot.connect()
    await gateway.identify(compress=True)

    assert (await gateway.event("READY"))["v"] == 10


@pytest.mark.parametrize(
    ("query", "code"), [({"compress": "lzma"}, 4012), ({"v": "9"}, 4012), ({"encoding": "etf"}, 4012)]
)
async def test_a_connection_of_another_kind_is_closed(local, bot, query, code):
    ws = await bot.open(local.state.gateway.url, query)
    await ws.receive()

    assert ws.close_code == code


async def close_code(gateway):
    while not isinstance(found := await gateway.receive(), int):
        pass
    return found


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"token": "wrong"}, 4004),
        ({"shard": [3, 2]}, 4010),
        ({"intents": 1 << 40}, 4013),
        ({"intents": 1 << 15}, 4014),
    ],
)
async def test_a_wrong_identify_is_refused(bot, fields, code):
    gateway = await bot.connect()
    await gateway.identify(**fields)

    assert await close_code(gateway) == code


async def test_a_privileged_intent_can_be_granted(local, bot):
    local.state.gateway.privileged_intents = 1 << 15
    gateway = await bot.connect()
    await gateway.identify(intents=1 << 15)

    assert await gateway.event("READY")


async def test_the_protocol_must_be_kept(bot):
    wrong = {4001: {"op": 77}, 4002: ["op"], 4003: {"op": 3, "d": {}}}
    for code, payload in wrong.items():
        gateway = await bot.connect()
        await gateway.ws.send_json(payload)
        assert await close_code(gateway) == code

    gateway = await bot.connect()
    await gateway.send(10, None)
    assert await close_code(gateway) == 4001


async def test_identifying_twice_is_refused(gateway):
    await gateway.identify()

    assert await close_code(gateway) == 4005


async def test_what_a_bot_may_send_without_an_answer(gateway):
    await gateway.send(3, {"status": "online"})
    await gateway.send(1, gateway.seq)

    assert (await gateway.receive())["op"] == 11


async def test_resume_brings_what_was_missed_in_order(local, bot, gateway, discord, ann, general):
    seq, session = gateway.seq, gateway.session_id
    local.faults.drop_gateway()
    assert isinstance(await gateway.receive(), int)
    await local.world.changes.until(lambda: not local.state.gateway.connected, 10)
    for number in range(3):
        local.state.gateway.dispatch("MISSED", number)

    again = await bot.connect("zlib-stream")
    await again.resume(session, seq)

    events = [await again.receive() for _ in range(4)]
    assert [(e["t"], e["d"]) for e in events] == [("MISSED", 0), ("MISSED", 1), ("MISSED", 2), ("RESUMED", {})]
    assert [e["s"] for e in events] == [seq + 1, seq + 2, seq + 3, seq + 4]


async def test_a_session_closed_by_the_client_is_over(local, bot, gateway):
    await gateway.ws.close(code=1000)
    await local.world.changes.until(lambda: not local.state.gateway.sessions, 10)
    again = await bot.connect()
    await again.resume(gateway.session_id, gateway.seq)

    assert await again.receive() == {"op": 9, "d": False, "s": None, "t": None}


async def test_a_session_closed_otherwise_can_be_resumed(local, bot, gateway):
    await gateway.ws.close(code=3000)
    await local.world.changes.until(lambda: not local.state.gateway.connected, 10)
    again = await bot.connect()
    await again.resume(gateway.session_id, gateway.seq)

    assert (await again.receive())["t"] == "RESUMED"
    assert local.state.gateway.resumes == 1


async def test_resume_needs_the_token_and_a_seq_that_was_sent(bot, gateway):
    again = await bot.connect()
    await again.resume(gateway.session_id, gateway.seq + 10)
    assert await close_code(again) == 4007

    again = await bot.connect()
    again.token = "wrong"
    await again.resume(gateway.session_id, gateway.seq)
    assert await close_code(again) == 4004


async def test_op_7_and_op_9(local, gateway):
    local.faults.reconnect()
    assert (await gateway.receive())["op"] == 7

    local.faults.invalidate_session(resumable=True)
    assert (await gateway.receive())["d"] is True
    assert gateway.session_id in local.state.gateway.sessions

    local.faults.invalidate_session(resumable=False)
    assert (await gateway.receive())["d"] is False
    assert gateway.session_id not in local.state.gateway.sessions


async def test_heartbeats_can_go_unanswered(local, gateway):
    local.faults.acknowledge_heartbeats(False)
    await gateway.send(1, gateway.seq)
    await gateway.identify()

    assert await gateway.receive() == 4005


async def test_a_guild_that_the_bot_joins_later(local, gateway):
    local.world.add_guild("Not ours", bot_is_member=False)
    guild = local.world.add_guild("Second", locale="de", premium_tier=2)

    assert (await gateway.event("GUILD_CREATE"))["id"] == str(guild.id)
    assert guild.attachment_size_limit == 50 * 2**20


async def test_the_right_shard_gets_a_guild(local, bot):
    gateway = await bot.connect()
    number = (local.world.default_guild.id >> 22) % 2
    await gateway.identify(shard=[1 - number, 2])
    assert (await gateway.event("READY"))["guilds"] == []

    other = await bot.connect()
    await other.identify(shard=[number, 2])
    assert len((await other.event("READY"))["guilds"]) == 1


async def test_message_events_hide_what_strangers_write(local, bot, discord, ann, general):
    gateway = await bot.connect()
    await gateway.identify(intents=1 << 9)
    await gateway.event("READY")

    discord.say(ann, "secret")
    assert (await gateway.event("MESSAGE_CREATE"))["content"] == ""
    discord.say(ann, f"<@{local.application_id}> hello")
    event = await gateway.event("MESSAGE_CREATE")
    assert "hello" in event["content"]
    assert event["guild_id"] == str(local.world.default_guild.id)
    await bot.call("POST", f"/channels/{general.id}/messages", {"content": "mine"})
    assert (await gateway.event("MESSAGE_CREATE"))["content"] == "mine"


async def test_old_sessions_are_forgotten(local, bot):
    for _ in range(25):
        gateway = await bot.connect()
        await gateway.identify()
        await gateway.event("READY")
        await gateway.ws.close(code=3000)
        await local.world.changes.until(lambda: not local.state.gateway.connected, 10)

    assert len(local.state.gateway.sessions) <= 21


async def test_direct_messages_are_events_of_their_own(local, bot, discord, ann):
    gateway = await bot.connect()
    await gateway.identify(intents=1 << 12)
    await gateway.event("READY")
    dm = local.world.dm_with(ann.user)
    discord.say(ann, "in the guild")
    discord.say(ann, "in private", channel=dm)
    posted = await bot.call("POST", f"/channels/{dm.id}/messages", {"content": "answer"})
    await bot.call("DELETE", f"/channels/{dm.id}/messages/{posted.body['id']}")

    event = await gateway.event("MESSAGE_CREATE")
    assert (event["content"], "guild_id" in event) == ("in private", False)
    assert (await gateway.event("MESSAGE_DELETE"))["id"] == posted.body["id"]
