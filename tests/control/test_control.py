"""The control socket: private, one question a connection, and nothing that comes through it can end the bot."""

import asyncio
import json
import socket
import stat
from contextlib import suppress

import pytest

from boss_bot.control import Control, NotRunningError, RefusedError, ask
from boss_bot.control.place import short_name
from boss_bot.domain.errors.refusals import TooLateError

WAIT = 10


async def echo(*, word):
    return {"word": word}


async def too_late():
    raise TooLateError(state="uploading")


async def refuse():
    raise RefusedError("Not now. Try again later.")


@pytest.fixture
async def folder(tmp_path):
    deep = tmp_path / ("a" * 100)  # longer than a socket's path may be
    deep.mkdir(mode=0o700)
    control = Control(deep, {"echo": echo, "too late": too_late, "refuse": refuse})
    await control.start()
    yield deep
    await control.stop()
    assert not (deep / "control.sock").exists()


def asked(folder, act, **arguments):
    return asyncio.to_thread(ask, folder, act, patience=WAIT, **arguments)


async def test_a_question_is_answered(folder):
    assert stat.S_IMODE((folder / "control.sock").stat().st_mode) == 0o600
    assert await asked(folder, "echo", word="hello") == {"word": "hello"}


async def test_the_queues_errors_arrive_as_what_they_are(folder):
    with pytest.raises(TooLateError) as error:
        await asked(folder, "too late")
    assert error.value.state == "uploading"
    with pytest.raises(RefusedError, match="Not now"):
        await asked(folder, "refuse")


async def test_an_unknown_act_or_argument_is_refused(folder):
    with pytest.raises(RefusedError, match="another version"):
        await asked(folder, "explode")
    with pytest.raises(RefusedError, match="argument"):
        await asked(folder, "echo", wrong=1)


@pytest.mark.parametrize(
    "line", [b"\n", b"no json\n", b"[]\n", b'{"act": []}\n', b'{"act": "echo", "arguments": 5}\n', b"\xff\n", b"null\n"]
)
async def test_what_is_no_question_is_refused(folder, line):
    reader, writer = await asyncio.open_unix_connection(sock=connected(folder))
    writer.write(line)
    answer = json.loads(await asyncio.wait_for(reader.readline(), WAIT))
    assert "another version" in answer["refused"]
    writer.close()
    await writer.wait_closed()


def connected(folder):
    line = socket.socket(socket.AF_UNIX)
    with short_name(folder) as name:
        line.connect(name)
    return line


async def test_one_who_asks_too_much_or_leaves_is_dropped(folder):
    reader, writer = await asyncio.open_unix_connection(sock=connected(folder))
    writer.write(b"a" * (1 << 21))
    with suppress(ConnectionResetError):
        assert await asyncio.wait_for(reader.read(), WAIT) == b""
    writer.close()
    connected(folder).close()
    assert await asked(folder, "echo", word="still there") == {"word": "still there"}


async def test_without_a_bot_it_is_said(tmp_path):
    for folder in (tmp_path, tmp_path / "none"):
        with pytest.raises(NotRunningError):
            await asked(folder, "echo", word="x")
    (tmp_path / "control.sock").touch()
    with pytest.raises(NotRunningError):
        await asked(tmp_path, "echo", word="x")


async def test_a_socket_that_a_crash_left_is_replaced(tmp_path):
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(tmp_path / "control.sock"))
    left.close()
    control = Control(tmp_path, {"echo": echo})
    await control.start()
    assert await asked(tmp_path, "echo", word="new") == {"word": "new"}
    await control.stop()


async def test_a_bot_that_hangs_up_is_told(tmp_path):
    async def hang_up(_, writer):
        writer.close()

    server = await asyncio.start_unix_server(hang_up, tmp_path / "control.sock")
    with pytest.raises(RefusedError, match="did not answer"):
        await asked(tmp_path, "echo", word="x")
    server.close()
    await server.wait_closed()
