"""Files are shown to the operator's virus scanner first; what it refuses, or does not judge, is not passed on."""

import asyncio
import shutil
from contextlib import asynccontextmanager

import pytest
from PIL import Image

from boss_bot.domain.errors.faults import MalwareError, ScannerAwayError
from boss_bot.media import ClamScanner, MediaCheck
from tests.waiting import until

LIMIT = 10 * 2**20
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + rb"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
WAIT = 10


class Clamd:
    """The part of clamd's protocol that is used, over a real socket: knows one signature."""

    def __init__(self):
        self.seen = []
        self.most = 2**20
        self.silent = False

    async def serve(self, reader, writer):
        try:
            assert await reader.readexactly(10) == b"zINSTREAM\0"
            content = b""
            while size := int.from_bytes(await reader.readexactly(4), "big"):
                content += await reader.readexactly(size)
                if len(content) > self.most:
                    writer.write(b"INSTREAM size limit exceeded. ERROR\0")
                    return
            self.seen.append(content)
            if not self.silent:
                writer.write(b"stream: Eicar-Test FOUND\0" if EICAR in content else b"stream: OK\0")
        finally:
            writer.close()


@pytest.fixture
def clamd():
    return Clamd()


@pytest.fixture
async def address(clamd, tmp_path):
    async with await asyncio.start_unix_server(clamd.serve, tmp_path / "clamd.ctl"):
        yield f"unix:{tmp_path / 'clamd.ctl'}"


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "picture.png"
    Image.linear_gradient("L").save(path)
    return path


def infected(picture):
    with picture.open("ab") as file:
        file.write(EICAR)
    return picture


async def passed(path, scanner):
    return await MediaCheck(scanner=scanner).check([path], size_limit=LIMIT)


async def test_a_clean_file_is_scanned_whole_and_passed_on(address, clamd, picture):
    (checked,) = await passed(picture, ClamScanner(address))
    assert checked.path == picture
    assert clamd.seen == [picture.read_bytes()]


async def test_it_listens_on_a_port_too(clamd, picture):
    async with await asyncio.start_server(clamd.serve, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        with pytest.raises(MalwareError):
            await passed(infected(picture), ClamScanner(f"{host}:{port}"))


async def test_malware_is_refused_even_where_nothing_is_required(address, picture):
    for required in (True, False):
        with pytest.raises(MalwareError):
            await passed(infected(picture), ClamScanner(address, required=required))


@pytest.mark.parametrize("trouble", ["away", "silent", "slow", "too large"])
async def test_a_file_that_nobody_judges_is_refused_where_judgement_is_required(address, clamd, picture, trouble):
    scanner = ClamScanner("unix:/nowhere/at/all" if trouble == "away" else address, seconds=WAIT)
    clamd.silent = trouble == "silent"
    if trouble == "too large":
        clamd.most = 100
    if trouble == "slow":
        scanner = ClamScanner(address, seconds=0.0)
    with pytest.raises(ScannerAwayError):
        await passed(picture, scanner)
    lenient = ClamScanner(scanner.address, required=False, seconds=scanner.seconds)
    assert len(await passed(picture, lenient)) == 1


async def test_a_large_file_that_clamd_hangs_up_on_is_not_judged(address, clamd, tmp_path):
    path = tmp_path / "large"
    path.write_bytes(bytes(8 * 2**20))
    with pytest.raises(ScannerAwayError):
        await ClamScanner(address).scan(path)


@asynccontextmanager
async def real_clamd(folder):
    """Run the machine's own clamd with one signature, where there is one; yield its address, or None."""
    program = shutil.which("clamd")
    if program is None:
        yield None
        return
    (folder / "base").mkdir()
    (folder / "base" / "tiny.ndb").write_text(f"Tiny-Test:0:*:{EICAR.hex()}\n")
    socket = folder / "real.ctl"
    (folder / "clamd.conf").write_text(
        f"LocalSocket {socket}\nDatabaseDirectory {folder / 'base'}\nForeground yes\nAlertExceedsMax yes\n"
    )
    process = await asyncio.create_subprocess_exec(
        program, "--config-file", folder / "clamd.conf",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    try:
        await until(socket.exists, WAIT)
        yield f"unix:{socket}"
    finally:
        process.kill()
        await process.wait()


async def test_the_real_clamd_says_the_same_where_it_is_installed(address, picture, tmp_path):
    async with real_clamd(tmp_path) as real:
        scanner = ClamScanner(real or address)  # without one: the small one above
        assert len(await passed(picture, scanner)) == 1
        with pytest.raises(MalwareError):
            await passed(infected(picture), scanner)
