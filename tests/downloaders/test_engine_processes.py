# mypy: disable-error-code="import-untyped"
"""No process outlives what it works for, and none takes another with it."""

import asyncio
import os
import signal
import subprocess
import sys
import textwrap

import psutil
import pytest
import pytest_asyncio

from boss_bot.domain.content.progress import Progress
from boss_bot.domain.errors.faults import CrashedError, UnexpectedError
from boss_bot.downloaders import Engine, RunningDownload
from boss_bot.downloaders.egress import Pass

asynchronous = pytest.mark.asyncio(loop_scope="session")


def gone(process):
    """Say whether a process has ended; one that nobody has reaped yet has."""
    try:
        return psutil.Process(process).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


async def caught(download):
    """Wait until a download has fetched something."""
    async for event in download.events():
        if isinstance(event, Progress):
            return


@pytest_asyncio.fixture(loop_scope="session", scope="module")
async def own_engine(shared_site, tmp_path_factory):
    """An engine that may be broken; stopping it twice does no harm."""
    engine = await Engine.start(work=tmp_path_factory.mktemp("own"), allowed=frozenset({shared_site.address}))
    yield engine
    await engine.stop()


@asynchronous
@pytest.mark.parametrize("paused", [False, True])
async def test_leaving_a_download_ends_its_process(site, engine, new_task, paused):
    async with site.hold("/clip.mp4"), engine.download(new_task("/clip.mp4")) as download:
        process = await download.process()
        await caught(download)
        if paused:
            await download.pause()
        assert not gone(process)
        assert os.getpgid(process) == process

    assert gone(process)


@asynchronous
@pytest.mark.parametrize("end", [signal.SIGSEGV, signal.SIGKILL], ids=["a fault", "out of memory"])
async def test_a_crash_costs_one_download(site, engine, new_task, follow_to_end, fetch, end):
    task = new_task("/clip.mp4")
    async with site.hold("/clip.mp4"), engine.download(task) as download:
        await caught(download)
        os.kill(await download.process(), end)  # SIGKILL is what the kernel's out-of-memory killer sends
        error = (await follow_to_end(download)).error

    assert isinstance(error, CrashedError)
    assert error.status == -end
    assert (await fetch("/clip.mp4")).error is None
    again = await fetch("/clip.mp4", folder=task.folder)
    assert again.sums == [site.files["/clip.mp4"].sha256]


@asynchronous
async def test_a_dead_zygote_is_replaced(site, own_engine, new_task, follow_to_end, wait_until):
    engine = own_engine
    async with site.hold("/clip.mp4"), engine.download(new_task("/clip.mp4")) as download:
        await caught(download)
        process = await download.process()
        zygote = psutil.Process(process).ppid()
        os.kill(zygote, signal.SIGKILL)
        error = (await follow_to_end(download)).error

    assert isinstance(error, CrashedError)
    await wait_until(lambda: gone(process))
    async with engine.download(new_task("/clip.mp4")) as download:
        assert (await follow_to_end(download)).error is None


@asynchronous
async def test_stopping_the_engine_ends_every_download(site, own_engine, new_task, follow_to_end):
    engine = own_engine
    async with site.hold("/clip.mp4"), engine.download(new_task("/clip.mp4")) as download:
        await caught(download)
        process = await download.process()
        zygote = psutil.Process(process).ppid()
        await engine.stop()
        assert isinstance((await follow_to_end(download)).error, CrashedError)

    assert gone(process)
    assert gone(zygote)


BOT = """
    import asyncio, sys
    from pathlib import Path
    from boss_bot.domain.jobs.download import DownloadTask
    from boss_bot.domain.jobs.job import JobId
    from boss_bot.domain.links.link import parse_link
    from boss_bot.domain.content.progress import Progress
    from boss_bot.downloaders import Engine

    async def main(url, address, folder):
        allowed = frozenset({address})
        engine = await Engine.start(work=Path(folder), allowed=allowed)
        task = DownloadTask(JobId("0"), parse_link(url, exempt=allowed), ("yt-dlp",), Path(folder) / "job", 10**7)
        async with engine.download(task) as download:
            async for event in download.events():
                if isinstance(event, Progress):
                    print(await download.process(), flush=True)

    asyncio.run(main(*sys.argv[1:]))
"""


@asynchronous
async def test_a_killed_bot_takes_everything_with_it(site, wait_until, tmp_path):
    async with site.hold("/clip.mp4"):
        command = [sys.executable, "-c", textwrap.dedent(BOT), site.url("/clip.mp4"), site.address, str(tmp_path)]
        bot = await asyncio.create_subprocess_exec(*command, stdout=subprocess.PIPE)
        process = int(await bot.stdout.readline())  # type: ignore[union-attr]
        zygote = psutil.Process(process).ppid()
        bot.kill()
        await bot.wait()
        await wait_until(lambda: gone(process) and gone(zygote))


def test_the_bot_never_loads_the_tools():
    code = "import sys, boss_bot.downloaders; print({'yt_dlp', 'gallery_dl'} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout == "set()\n"


async def test_a_program_dies_with_the_process_that_started_it(wait_until):
    code = """
        import subprocess, sys
        from boss_bot.downloaders.worker.linux import programs_die_with_us
        programs_die_with_us()
        program = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
        print(program.pid, flush=True)
        input()
    """
    parent = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", textwrap.dedent(code)), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    program = int(await parent.stdout.readline())  # type: ignore[union-attr]
    parent.kill()
    await parent.wait()
    parent.stdin.close()  # type: ignore[union-attr]
    await wait_until(lambda: gone(program))


@asynchronous
@pytest.mark.parametrize("said", [b"nonsense\n", b"x" * 200_000])
async def test_a_process_that_breaks_the_protocol_is_not_listened_to(new_task, follow_to_end, engine, said):
    reports = asyncio.StreamReader(limit=65_536)
    reports.feed_data(said)
    download = RunningDownload(new_task("/clip.mp4"), "run0", Pass("run0", 1), engine, reports)

    assert isinstance((await follow_to_end(download)).error, UnexpectedError)
