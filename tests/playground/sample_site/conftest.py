"""A sample site for every test (its media made once a session), a client, and the real tools in processes."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path

import aiohttp
import pytest

from boss_bot.playground.sample_site import SampleSite

RunTool = Callable[..., Coroutine[None, None, tuple[int, str]]]


@pytest.fixture(scope="session")
def media_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first test's site leaves its media for all the others."""
    return tmp_path_factory.mktemp("sample-media")


@pytest.fixture
async def site(media_folder: Path) -> AsyncIterator[SampleSite]:
    running = await SampleSite.start(folder=media_folder)
    yield running
    await running.stop()


@pytest.fixture
async def client() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=30)) as session:
        yield session


@pytest.fixture
def run_tool(tmp_path: Path) -> RunTool:
    """Run `python -m module arguments` in the test's folder, away from this user's settings: exit code, all it said."""

    async def run(module: str, *arguments: str) -> tuple[int, str]:
        away = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", module, *arguments),
            cwd=tmp_path,
            env={"PATH": os.environ.get("PATH", ""), **away},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        try:
            said, _ = await asyncio.wait_for(process.communicate(), 60)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
        return process.returncode or 0, said.decode("utf-8", "replace")

    return run
