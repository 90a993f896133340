"""A source for the bench, in a process of its own: ``/BYTES/RATE/NAME.mp4``, with ranges; and what it saw of a name.

``/seen/NAME`` answers with the moment of the first request (CLOCK_MONOTONIC, the same in all processes), the bytes that
were sent, and the number of requests for a file.
"""

import asyncio
import json
import re
import socket
import sys
import time
from collections import defaultdict

BLOCK = bytes(1 << 18)
SEEN: dict[str, list[float]] = defaultdict(lambda: [0.0, 0, 0])


async def visit(reader, writer):
    """Serve one request and hang up."""
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        method, path = head.split()[:2]
        name = path.rpartition("/")[2]
        if path.startswith("/seen/"):
            body = json.dumps(SEEN[name]).encode()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        else:
            await send_file(writer, head, method, path, name)
        await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
        pass  # whoever asked has gone, or the bench has ended
    finally:
        writer.close()


async def send_file(writer, head, method, path, name):
    """Send a file of zeros at its rate."""
    size, rate = (int(part) for part in path.split("/")[1:3])
    seen = SEEN[name]
    seen[0] = seen[0] or time.monotonic()
    wanted = re.search(r"\r\nrange: bytes=(\d+)-", head.lower())
    start = int(wanted[1]) if wanted else 0
    status = f"206 Partial Content\r\nContent-Range: bytes {start}-{size - 1}/{size}" if wanted else "200 OK"
    fields = f'Content-Type: video/mp4\r\nAccept-Ranges: bytes\r\nETag: "{size}"\r\nContent-Length: {size - start}'
    writer.write(f"HTTP/1.1 {status}\r\n{fields}\r\n\r\n".encode())
    if method != "GET":
        return
    seen[2] += 1
    if rate:  # what was sent is what has left this process: hardly anything waits in between
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 65_536)
        writer.transport.set_write_buffer_limits(high=0)
    begun, at = time.monotonic(), start
    while at < size:
        block = BLOCK[: min(len(BLOCK), size - at, max(4096, rate // 20) if rate else len(BLOCK))]
        writer.write(block)
        await writer.drain()
        at += len(block)
        seen[1] += len(block)
        if rate:
            await asyncio.sleep(max(0.0, begun + (at - start) / rate - time.monotonic()))


async def main():
    """Serve until the input ends; the first line of the output is the address."""
    server = await asyncio.start_server(visit, "127.0.0.1", 0)
    print(f"127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)  # noqa: T201
    await asyncio.to_thread(sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
