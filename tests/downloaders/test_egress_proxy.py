"""The egress proxy over real sockets: who may use it, where it leads, what it counts and holds back."""

import asyncio
import base64
from contextlib import asynccontextmanager

import pytest

from boss_bot.downloaders.egress import EgressProxy

PUBLIC = "93.184.215.14"
BODY = b"x" * 1000


class Site:
    """A server that keeps the heads it was sent and answers with what the test says."""

    port = 0

    def __init__(self, answer):
        self.answer = answer
        self.heads: list[bytes] = []
        self.bodies: list[bytes] = []

    async def visit(self, reader, writer):
        head = await reader.readuntil(b"\r\n\r\n")
        self.heads.append(head.lower())
        if b"content-length: 5" in head.lower():
            self.bodies.append(await reader.readexactly(5))
        writer.write(self.answer)
        if self.answer:
            await writer.drain()
        else:
            await reader.read()
        writer.close()


@pytest.fixture
async def start_site():
    servers = []

    async def start(answer=b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n" + BODY):
        site = Site(answer)
        server = await asyncio.start_server(site.visit, "127.0.0.1", 0)
        site.port = server.sockets[0].getsockname()[1]
        servers.append(server)
        return site

    yield start
    for server in servers:
        server.close()
        await server.wait_closed()


@pytest.fixture
async def start_proxy():
    proxies = []

    def start(*allowed, resolve=None, **options):
        async def nobody(host, port):
            raise OSError("no such name")

        proxy = EgressProxy.start(frozenset(allowed), resolve or nobody, **options)
        proxies.append(proxy)
        return proxy

    yield start
    for proxy in proxies:
        await proxy.stop()


@asynccontextmanager
async def connected(proxy, request):
    reader, writer = await asyncio.open_connection(*proxy.address)
    writer.write(request)
    try:
        yield reader, writer
    finally:
        writer.close()
        await asyncio.wait([asyncio.create_task(writer.wait_closed())])


def signed(right, request):
    return request.replace(b"\r\n", b"\r\nProxy-Authorization: " + right.credentials() + b"\r\n", 1)


async def ask(proxy, right, request):
    async with connected(proxy, signed(right, request)) as (reader, _):
        return await reader.read()


async def test_a_request_reaches_the_site_and_comes_back(start_site, start_proxy):
    site = await start_site()
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)
    right = proxy.admit("run1", budget=10_000)

    answer = await ask(
        proxy,
        right,
        f"GET http://{address}/a?b=c HTTP/1.1\r\nHost: other.example\r\nX-Own: 1\r\nConnection: x-drop\r\n"
        "X-Drop: 1\r\nProxy-Connection: keep-alive\r\n\r\n".encode(),
    )

    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b"connection: close\r\n" in answer
    assert answer.endswith(BODY)
    assert site.heads == [f"get /a?b=c http/1.1\r\nhost: {address}\r\nx-own: 1\r\nconnection: close\r\n\r\n".encode()]
    assert right.received == len(BODY)
    assert right.in_flight == 0


async def test_a_body_is_passed_on_and_no_more_than_it(start_site, start_proxy):
    site = await start_site()
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)

    request = f"POST http://{address} HTTP/1.1\r\nContent-Length: 5\r\n\r\nhello GET / HTTP/1.1\r\n\r\n".encode()
    answer = await ask(proxy, proxy.admit("run1", budget=10_000), request)

    assert answer.endswith(BODY)
    assert site.bodies == [b"hello"]
    assert len(site.heads) == 1


async def test_a_tunnel_carries_both_directions(start_site, start_proxy):
    site = await start_site(b"anything at all")
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)
    right = proxy.admit("run1", budget=10_000)

    request = f"CONNECT {address} HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n".encode()
    answer = await ask(proxy, right, request)

    assert answer == b"HTTP/1.1 200 Connection established\r\n\r\nanything at all"
    assert right.received == len(b"anything at all")


@pytest.mark.parametrize(
    "shown",
    [
        b"",
        b"Proxy-Authorization: Basic " + base64.b64encode(b"run1:wrong") + b"\r\n",
        b"Proxy-Authorization: Basic " + base64.b64encode(b"run2:wrong") + b"\r\n",
        b"Proxy-Authorization: Basic \xff\r\n",
        b"Proxy-Authorization: Bearer abc\r\n",
    ],
)
async def test_without_its_token_nobody_gets_through(start_site, start_proxy, shown):
    site = await start_site()
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)
    proxy.admit("run1", budget=10_000)

    async with connected(proxy, f"GET http://{address}/ HTTP/1.1\r\n".encode() + shown + b"\r\n") as (reader, _):
        answer = await reader.read()

    assert answer.startswith(b"HTTP/1.1 407 ")
    assert site.heads == []


async def test_a_pass_that_was_taken_back_is_worth_nothing(start_site, start_proxy):
    site = await start_site()
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)
    right = proxy.admit("run1", budget=10_000)
    await proxy.dismiss(right)

    assert (await ask(proxy, right, f"GET http://{address}/ HTTP/1.1\r\n\r\n".encode())).startswith(b"HTTP/1.1 407 ")


@pytest.mark.parametrize(
    "request_line",
    [
        b"GET / HTTP/1.1",
        b"GET https://site.example/ HTTP/1.1",
        b"GET ftp://site.example/ HTTP/1.1",
        b"GET http://user@site.example/ HTTP/1.1",
        b"GET http://site.example:1x/ HTTP/1.1",
        b"CONNECT site.example HTTP/1.1",
        b"nonsense",
        b"GET http://site.example/ HTTP/1.1\r\nno header",
        b"POST http://127.0.0.1:9/ HTTP/1.1\r\nTransfer-Encoding : chunked",
    ],
)
async def test_a_malformed_request_is_refused(start_proxy, request_line):
    proxy = start_proxy()
    answer = await ask(proxy, proxy.admit("run1", budget=1), request_line + b"\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    "header", ["Transfer-Encoding: chunked", "Content-Length: x", "Content-Length: 1\r\ncontent-length: 2"]
)
async def test_a_body_without_a_clear_length_is_refused(start_site, start_proxy, header):
    site = await start_site(b"")
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)
    answer = await ask(
        proxy, proxy.admit("run1", budget=1), f"POST http://{address}/ HTTP/1.1\r\n{header}\r\n\r\n".encode()
    )

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert site.heads == []


@pytest.mark.parametrize("rest", [b"x" * 70_000 + b"\r\n\r\n", b"x"])
async def test_a_head_that_is_too_long_or_does_not_end_is_refused(start_proxy, rest):
    proxy = start_proxy()
    async with connected(proxy, b"GET http://a.example/ HTTP/1.1\r\nX: " + rest) as (reader, writer):
        writer.write_eof()
        answer = await reader.read()

    assert answer.startswith(b"HTTP/1.1 400 ")


@pytest.mark.parametrize(
    ("target", "answers"),
    [
        ("127.0.0.1:80", None),
        ("[::1]:80", None),
        ("[::ffff:127.0.0.1]:443", None),
        ("2130706433:80", None),
        ("localhost:80", None),
        ("metadata:80", None),
        ("a_b.example.com:80", None),
        ("site.example.com:8080", [PUBLIC]),
        ("site.example.com:0", [PUBLIC]),
        ("site.example.com:99999", [PUBLIC]),
        ("site.example.com:80", ["127.0.0.1"]),
        ("site.example.com:80", [PUBLIC, "10.1.2.3"]),
        ("site.example.com:443", [PUBLIC, "::1"]),
        ("site.example.com:443", ["64:ff9b::7f00:1"]),
    ],
)
@pytest.mark.parametrize("method", ["GET", "CONNECT"])
async def test_where_nobody_may_go_the_proxy_does_not_lead(start_proxy, target, answers, method):
    async def resolve(host, port):
        return answers or []

    proxy = start_proxy(resolve=resolve)
    right = proxy.admit("run1", budget=1)
    where = target if method == "CONNECT" else f"http://{target}/"
    answer = await ask(proxy, right, f"{method} {where} HTTP/1.1\r\n\r\n".encode())

    assert answer.startswith(b"HTTP/1.1 403 ")
    assert right.refused == 1


async def test_a_name_is_asked_for_once_and_its_answer_is_connected_to(start_site, start_proxy):
    site = await start_site()
    answers = [["127.0.0.1"], ["127.0.0.2"]]

    async def alternate(host, port):
        return answers.pop(0)

    proxy = start_proxy(f"site.example:{site.port}", resolve=alternate)
    request = f"GET http://site.example:{site.port}/ HTTP/1.1\r\n\r\n".encode()
    answer = await ask(proxy, proxy.admit("run1", budget=10_000), request)

    assert answer.endswith(BODY)
    assert answers == [["127.0.0.2"]]


async def test_the_next_address_is_tried_when_one_does_not_answer(start_site, start_proxy):
    site = await start_site()

    async def both(host, port):
        return ["127.0.0.9", "127.0.0.1"]

    proxy = start_proxy(f"site.example:{site.port}", resolve=both)
    request = f"GET http://site.example:{site.port}/ HTTP/1.1\r\n\r\n".encode()

    assert (await ask(proxy, proxy.admit("run1", budget=10_000), request)).endswith(BODY)


@pytest.mark.parametrize("answers", [None, [], ["127.0.0.9"]])
async def test_a_site_that_cannot_be_reached_is_a_bad_gateway(start_site, start_proxy, answers):
    site = await start_site()

    async def resolve(host, port):
        if answers is None:
            raise OSError("no such name")
        return answers

    proxy = start_proxy(f"site.example:{site.port}", resolve=resolve)
    right = proxy.admit("run1", budget=10_000)
    request = f"GET http://site.example:{site.port}/ HTTP/1.1\r\n\r\n".encode()

    assert (await ask(proxy, right, request)).startswith(b"HTTP/1.1 502 ")
    assert right.refused == 0


@pytest.mark.parametrize("answer", [b"no http at all\r\n\r\n", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 1234 X\r\n\r\n"])
async def test_an_answer_that_is_no_http_is_a_bad_gateway(start_site, start_proxy, answer):
    site = await start_site(answer)
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)
    request = f"GET http://{address}/ HTTP/1.1\r\n\r\n".encode()

    assert (await ask(proxy, proxy.admit("run1", budget=10_000), request)).startswith(b"HTTP/1.1 502 ")


async def test_an_interim_answer_and_malformed_headers_are_left_out(start_site, start_proxy):
    site = await start_site(
        b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nKeep-Alive: 5\r\nbad header\r\nX: 1\r\n\r\nbody"
    )
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)
    request = f"GET http://{address}/ HTTP/1.1\r\n\r\n".encode()
    answer = await ask(proxy, proxy.admit("run1", budget=10_000), request)

    assert answer == b"HTTP/1.1 200 OK\r\nx: 1\r\nconnection: close\r\n\r\nbody"


async def test_a_job_gets_no_more_than_its_budget(start_site, start_proxy):
    site = await start_site()
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)
    right = proxy.admit("run1", budget=999)
    answer = await ask(proxy, right, f"GET http://{address}/ HTTP/1.1\r\n\r\n".encode())

    assert not answer.endswith(BODY)
    assert right.exceeded


async def test_a_closed_gate_lets_nothing_through(start_site, start_proxy):
    site = await start_site()
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)
    right = proxy.admit("run1", budget=10_000)
    right.close_gate()

    async with connected(proxy, signed(right, f"GET http://{address}/ HTTP/1.1\r\n\r\n".encode())) as (reader, _):
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.read(1), 0.1)
        assert site.heads == []
        assert right.received == 0
        right.open_gate()
        assert (await reader.read()).endswith(BODY)
        await right.moved()


async def test_a_pause_is_no_silence(start_site, start_proxy):
    site = await start_site(b"")
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address, idle_timeout=0.05)
    right = proxy.admit("run1", budget=10_000)

    async with connected(proxy, signed(right, f"CONNECT {address} HTTP/1.1\r\n\r\nGET".encode())) as (reader, _):
        await reader.readuntil(b"\r\n\r\n")
        right.close_gate()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.read(1), 0.3)
        right.open_gate()
        assert await reader.read() == b""


async def test_taking_a_pass_back_ends_its_connections(start_site, start_proxy):
    site = await start_site(b"")
    address = f"127.0.0.1:{site.port}"
    proxy = start_proxy(address)
    right = proxy.admit("run1", budget=10_000)

    async with connected(proxy, signed(right, f"CONNECT {address} HTTP/1.1\r\n\r\n".encode())) as (reader, _):
        await reader.readuntil(b"\r\n\r\n")
        await proxy.dismiss(right)
        assert await reader.read() == b""
        assert right.tasks == set()


async def test_the_credentials_of_a_pass_are_not_shown(start_proxy):
    proxy = start_proxy()
    right = proxy.admit("run1", budget=1)

    assert right.token not in repr(right)
    assert right.token in proxy.url_for(right)


async def test_the_systems_resolver_answers_for_loopback(start_site):
    site = await start_site()
    proxy = EgressProxy.start(frozenset({f"localhost:{site.port}"}))
    request = f"GET http://localhost:{site.port}/ HTTP/1.1\r\n\r\n".encode()
    answer = await ask(proxy, proxy.admit("run1", budget=10_000), request)
    await proxy.stop()

    assert answer.endswith(BODY)
