"""The proxy behind the proxy: what is judged goes through it, what is exempt goes past it."""

import asyncio
import base64
import contextlib

import pytest

from boss_bot.downloaders import Engine
from boss_bot.downloaders.egress import EgressProxy, Refusal, Upstream

PUBLIC = "93.184.215.14"


class Office:
    """A proxy that leads every tunnel to one place, and keeps what it was asked."""

    def __init__(self, answer=b"HTTP/1.1 200 OK\r\n\r\n"):
        self.answer = answer
        self.heads: list[bytes] = []

    async def start(self):
        self.server = await asyncio.start_server(self._visit, "127.0.0.1", 0)
        self.port = self.server.sockets[0].getsockname()[1]
        return self

    async def _visit(self, reader, writer):
        self.heads.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(self.answer)
        if b" 200 " in self.answer:
            self.heads.append(await reader.readuntil(b"\r\n\r\n"))
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")
        with contextlib.suppress(ConnectionError):
            await writer.drain()
        writer.close()

    async def stop(self):
        self.server.close()
        await self.server.wait_closed()


@pytest.fixture
async def office():
    office = await Office().start()
    yield office
    await office.stop()


@pytest.fixture
async def proxy(office):
    """A proxy that has another behind it."""

    async def resolve(host, port):
        return {"x.com": [PUBLIC], "inside.example.com": ["10.0.0.1"]}.get(host, [])

    upstream = Upstream.parse(f"http://ann:h%40sh@localhost:{office.port}/")
    proxy = EgressProxy.start(frozenset({f"127.0.0.1:{office.port}"}), resolve, upstream=upstream)
    yield proxy
    await proxy.stop()


@pytest.fixture
def ask(proxy):
    """Send a request through the proxy."""

    async def ask(request):
        right = proxy.admit("run1", budget=10_000)
        reader, writer = await asyncio.open_connection(*proxy.address)
        writer.write(request + b"\r\nProxy-Authorization: " + right.credentials() + b"\r\n\r\n")
        answer = await reader.readuntil(b"\r\n\r\n")
        if answer.startswith(b"HTTP/1.1 200 Connection"):
            writer.write(b"GET / HTTP/1.1\r\n\r\n")
        answer += await reader.read()
        writer.close()
        await writer.wait_closed()
        return answer

    return ask


@pytest.mark.parametrize("request_line", [b"CONNECT x.com:443 HTTP/1.1", b"GET http://x.com/ HTTP/1.1"])
async def test_a_judged_host_is_reached_through_it(office, ask, request_line):
    answer = await ask(request_line)

    port = 443 if b"443" in request_line else 80
    secret = base64.b64encode(b"ann:h@sh").decode()
    assert answer.endswith(b"hello")
    assert office.heads[0].decode() == (
        f"CONNECT x.com:{port} HTTP/1.1\r\nhost: x.com:{port}\r\nproxy-authorization: Basic {secret}\r\n\r\n"
    )


async def test_the_credentials_go_no_further(office, ask):
    await ask(b"GET http://x.com/ HTTP/1.1")

    assert b"authorization" not in office.heads[1].lower()


async def test_what_is_judged_badly_does_not_reach_it(office, proxy, ask):
    assert (await ask(b"CONNECT inside.example.com:443 HTTP/1.1")).startswith(b"HTTP/1.1 403 ")
    assert (await ask(b"CONNECT 10.0.0.1:443 HTTP/1.1")).startswith(b"HTTP/1.1 403 ")
    assert (await ask(b"CONNECT x.com:8443 HTTP/1.1")).startswith(b"HTTP/1.1 403 ")
    assert (await ask(b"CONNECT nowhere.example.com:443 HTTP/1.1")).startswith(b"HTTP/1.1 502 ")
    assert office.heads == []
    assert proxy.refused == {Refusal.ADDRESS: 1, Refusal.HOST: 1, Refusal.PORT: 1}


async def test_what_is_exempt_goes_past_it(office, ask):
    office.answer = b"HTTP/1.1 204 No Content\r\n\r\n"
    await ask(f"GET http://127.0.0.1:{office.port}/own HTTP/1.1".encode())

    assert office.heads[0].startswith(b"GET /own ")


@pytest.mark.parametrize("answer", [b"HTTP/1.1 407 Who?\r\n\r\n", b"SSH-2.0\r\n\r\n", b""])
async def test_when_it_does_not_lead_on_that_is_a_bad_gateway(office, ask, answer):
    office.answer = answer

    assert (await ask(b"CONNECT x.com:443 HTTP/1.1")).startswith(b"HTTP/1.1 502 ")


async def test_its_password_is_not_shown_nor_repeated(tmp_path):
    assert "Basic" not in repr(Upstream.parse("http://ann:hush@proxy.example.com:3128"))
    assert Upstream.parse("http://proxy.example.com") == Upstream("proxy.example.com", 80)
    for wrong in ("https://ann:hush@proxy.example.com:1", "http://ann:hush@[", "hush", "http://ann:hush@:1"):
        with pytest.raises(ValueError, match="no address of") as refused:
            await Engine.start(work=tmp_path, allowed=frozenset(), upstream=wrong)
        assert "hush" not in str(refused.value)


async def test_a_tunnel_to_an_address_of_version_6_has_brackets(office):
    upstream = Upstream("127.0.0.1", office.port)
    (await upstream.tunnel("2606:2800:220:1::1", 443)).close()

    assert office.heads[0].startswith(b"CONNECT [2606:2800:220:1::1]:443 HTTP/1.1\r\n")
