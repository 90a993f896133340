"""One download by the bot's own engine, for the person at the terminal."""

import hashlib
import shutil
from pathlib import Path

import attrs
from rich.progress import Progress

from boss_bot.domain.content.media import CheckedFile
from boss_bot.domain.content.options import Options, with_item
from boss_bot.domain.content.progress import FileReady, Found, Skipped, StartedAnew
from boss_bot.domain.content.progress import Progress as Step
from boss_bot.domain.jobs.download import DownloadTask
from boss_bot.domain.jobs.job import new_job_id
from boss_bot.domain.links.link import Link
from boss_bot.downloaders import Engine
from boss_bot.engines import Shelf
from boss_bot.library import shown_name
from boss_bot.media import MediaCheck, find_ffmpeg
from boss_bot.queue import Limits
from boss_bot.settings import Settings
from boss_bot.sites import site_for


@attrs.define(eq=False, repr=False)
class Fetch:
    """Fetches one link into a folder.

    Attributes:
        settings, link, to, options: What is wanted, and where.
        title: The post's, once it is known.
        anew: Whether kept bytes were of no use, because the source cannot be resumed.
        found: The files as they came.
        skipped: How many items of the link were left out because they could not be fetched.
        missing: Which of them have a number, as ``2,5-6``.
    """

    settings: Settings
    link: Link
    to: Path
    options: Options
    title: str = ""
    anew: bool = False
    found: list[Path] = attrs.field(factory=list)
    skipped: int = 0
    missing: str = ""

    @property
    def folder(self) -> Path:
        """Where partial files wait: the same link with the same options, tried again, goes on from them."""
        return self.to / f".boss-bot-{hashlib.sha256(f'{self.link.url} {self.options}'.encode()).hexdigest()[:12]}"

    async def run(self, bar: Progress) -> list[Path]:
        """Fetch, check and move the files; return where they are now."""
        limits, allowed = Limits(), self.settings.allowed_addresses
        tools = site_for(self.link, exempt=allowed, enabled=self.settings.sites).tools
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        task = DownloadTask(new_job_id(), self.link, tools, self.folder, limits.max_bytes, limits.max_files)
        task = attrs.evolve(task, options=self.options)
        engine = await Engine.start(
            work=self.folder / "engine",
            allowed=allowed,
            ffmpeg=find_ffmpeg,
            bandwidth=self.settings.bandwidth or None,
            upstream=self.settings.upstream,
            cookies=self.settings.data_dir / "cookies",
            versions=Shelf(self.settings.data_dir / "engines").folders,
        )
        try:
            await self._listen(engine, task, bar)
        finally:
            await engine.stop()
        checked = await MediaCheck().check(self.found, size_limit=limits.max_bytes)
        moved = [self._move(file, number, len(checked)) for number, file in enumerate(checked, 1)]
        shutil.rmtree(self.folder)
        return moved

    async def _listen(self, engine: Engine, task: DownloadTask, bar: Progress) -> None:
        line = bar.add_task("Asking the site", total=None)
        async with engine.download(task) as download:
            async for event in download.events():
                match event:
                    case Found(metadata):
                        self.title = metadata.title
                        bar.update(line, description="Downloading")
                    case Step():
                        bar.update(line, completed=event.done, total=event.total)
                    case StartedAnew():
                        self.anew = True
                    case Skipped(item=item):
                        self.skipped += 1
                        self.missing = with_item(self.missing, item) if item else self.missing
                    case FileReady(path):
                        self.found.append(path)

    def _move(self, file: CheckedFile, number: int, files: int) -> Path:
        """Move a file beside what is there already; nothing is overwritten."""
        name = Path(shown_name(self.title, number, files, file.suffix))
        target, copy = self.to / name, 2
        while target.exists():
            target, copy = self.to / f"{name.stem} ({copy}){name.suffix}", copy + 1
        return file.path.rename(target)
