"""A local Discord, and a bot written without any library, so that every byte of the protocol is in the test's hands."""

import asyncio
import io
import json
import sys
import zlib
from collections import deque
from collections.abc import Callable
from typing import Any

import aiohttp
import attrs
import pytest

from boss_bot.playground.driver import Driver
from boss_bot.playground.local_discord import LocalDiscord

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

WAIT_S = 10.0
PING = {
    "name": "ping",
    "description": "Answer",
    "contexts": [0, 1],
    "integration_types": [0, 1],
    "options": [{"type": 3, "name": "text", "description": "Anything", "autocomplete": True}],
}


@attrs.frozen
class Answer:
    """What came back for a request."""

    status: int
    body: Any
    headers: Any

    @property
    def code(self):
        return self.body["code"]


@attrs.define
class RawGateway:
    """One WebSocket to the gateway; what is not waited for is kept."""

    ws: aiohttp.ClientWebSocketResponse
    inflate: Callable[[bytes], bytes]
    token: str
    seq: int | None = None
    session_id: str | None = None
    kept: deque = attrs.field(factory=deque)

    async def receive(self):
        """Return the next payload, or the close code."""
        frame = await asyncio.wait_for(self.ws.receive(), WAIT_S)
        if frame.type == aiohttp.WSMsgType.BINARY:
            payload = json.loads(self.inflate(frame.data))
        elif frame.type == aiohttp.WSMsgType.TEXT:
            payload = json.loads(frame.data)
        else:
            return self.ws.close_code
        self.seq = payload["s"] or self.seq
        return payload

    async def send(self, op, data):
        await self.ws.send_json({"op": op, "d": data})

    async def event(self, name):
        """Return the data of the next event ``name``."""
        for payload in tuple(self.kept):
            if payload["t"] == name:
                self.kept.remove(payload)
                return payload["d"]
        while (payload := await self.receive())["t"] != name:
            self.kept.append(payload)
        return payload["d"]

    async def identify(self, intents=1, token=None, **more):
        shard = {"shard": [0, 1]}
        await self.send(2, {"token": token or self.token, "intents": intents, "properties": {}, **shard, **more})

    async def resume(self, session_id, seq):
        await self.send(6, {"token": self.token, "session_id": session_id, "seq": seq})


@attrs.define
class RawBot:
    """A bot: REST and gateway, by hand."""

    local: LocalDiscord
    http: aiohttp.ClientSession
    sockets: list[aiohttp.ClientWebSocketResponse] = attrs.field(factory=list)

    async def open(self, url, query):
        """Open a WebSocket, which is closed with the bot."""
        self.sockets.append(await self.http.ws_connect(url, params=query))
        return self.sockets[-1]

    async def call(self, method, path, body=None, *, files=None, token=None, **query):
        """Send a request; ``files`` are names and bytes."""
        auth = {"Authorization": f"Bot {self.local.token if token is None else token}"}
        data = None
        if files is not None:
            data = aiohttp.FormData()
            data.add_field("payload_json", json.dumps(body or {}), content_type="application/json")
            for number, (name, content) in enumerate(files):
                data.add_field(
                    f"files[{number}]", io.BytesIO(content), filename=name, content_type="application/octet-stream"
                )
            body = None
        url = self.local.rest_url + path
        async with self.http.request(method, url, json=body, data=data, headers=auth, params=query) as response:
            raw = await response.read()
            assert not raw or response.headers["Content-Type"] == "application/json"
            return Answer(response.status, json.loads(raw) if raw else None, response.headers)

    async def answer(self, interaction, kind, data=None, files=None, **query):
        path = f"/interactions/{interaction['id']}/{interaction['token']}/callback"
        body = {"type": kind} if data is None else {"type": kind, "data": data}
        return await self.call("POST", path, body, files=files, token="", **query)

    async def webhook(self, method, interaction, message=None, body=None, files=None):
        path = f"/webhooks/{self.local.application_id}/{interaction['token']}"
        path += f"/messages/{message}" if message else ""
        return await self.call(method, path, body, files=files, token="")

    async def register(self, *commands):
        return await self.call("PUT", f"/applications/{self.local.application_id}/commands", list(commands))

    async def connect(self, compress=None):
        """Open the gateway and take HELLO."""
        found = await self.call("GET", "/gateway/bot")
        query = {"v": "10", "encoding": "json"} | ({"compress": compress} if compress else {})
        ws = await self.open(found.body["url"], query)
        inflate = {
            "zlib-stream": lambda: zlib.decompressobj().decompress,
            "zstd-stream": lambda: zstd.ZstdDecompressor().decompress,
        }.get(compress, lambda: zlib.decompress)()
        gateway = RawGateway(ws, inflate, self.local.token)
        hello = await gateway.receive()
        assert hello["op"] == 10
        assert hello["d"]["heartbeat_interval"] > 0
        return gateway


@pytest.fixture
async def bot(local):
    async with aiohttp.ClientSession() as http:
        raw = RawBot(local, http)
        yield raw
        for socket in raw.sockets:
            await socket.close()


@pytest.fixture
async def gateway(bot):
    """A connection that is READY, of a bot that has registered /ping and two menus."""
    menus = [{"name": "Look at it", "type": 3}, {"name": "Look at them", "type": 2}]
    assert (await bot.register(PING, *menus)).status == 200
    connection = await bot.connect()
    await connection.identify()
    connection.session_id = (await connection.event("READY"))["session_id"]
    await connection.event("GUILD_CREATE")
    yield connection
    await connection.ws.close()


@pytest.fixture
def discord(local):
    return Driver(local)


@pytest.fixture
def ann(discord):
    return discord.member("Ann")


@pytest.fixture
async def begun(gateway, discord, ann):
    """Start something a member does; gives the interaction as the bot gets it, and the task that waits."""
    tasks = []

    async def begin(action=None, **fields):
        tasks.append(asyncio.ensure_future(action or discord.slash(ann, "ping", **fields)))
        return await gateway.event("INTERACTION_CREATE"), tasks[-1]

    yield begin
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


@pytest.fixture
def general(local):
    return local.world.default_guild.channel("general")


@pytest.fixture
def button():
    """Make the components of a message with one button."""

    def make(label="Cancel", custom_id="b1:cancel:7", **more):
        pressed = {"type": 2, "style": 4, "label": label, "custom_id": custom_id, **more}
        return [{"type": 10, "content": "Working"}, {"type": 1, "components": [pressed]}]

    return make
