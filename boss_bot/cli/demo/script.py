"""The scenes that the scripted members play."""

import re
from collections.abc import Callable

import attrs

from boss_bot.cli.local.screen import Screen
from boss_bot.cli.local.world import LocalWorld
from boss_bot.playground import LiveCard

SPEED = 1_000_000
"""Bytes a second of the sample site: slow enough to watch, quick enough for a minute."""


class UnexpectedCardError(Exception):
    """A scene did not go as it should; the message says what the card shows."""


@attrs.define(eq=False, repr=False)
class Script:
    """Ann and Bob, and what they do."""

    world: LocalWorld
    screen: Screen

    async def video(self) -> LiveCard:
        """Ann downloads the video of a page."""
        card = await self._download("Ann", self.world.site.url("/watch/clip"))
        return await self._watch(card, _titled("Done"))

    async def images(self) -> LiveCard:
        """Ann downloads a set of images."""
        card = await self._download("Ann", self.world.site.url("/gallery/"))
        return await self._watch(card, _titled("Done"))

    async def pause_and_resume(self) -> LiveCard:
        """Ann pauses a download half-way and lets it go on."""
        card = await self._download("Ann", self.world.site.url("/talk.mp4"))
        await self._watch(card, _percent_from(25))
        await self._press("Ann", card, "Pause", "Paused")
        await self._press("Ann", card, "Resume", None)
        return await self._watch(card, _titled("Done"))

    async def cancel(self) -> LiveCard:
        """Bob changes his mind. His link is another one than Ann's: what she got would be there at once."""
        card = await self._download("Bob", self.world.site.url("/talk.mp4?take=2"))
        await self._watch(card, _percent_from(10))
        return await self._press("Bob", card, "Cancel", "Cancelled")

    async def refused(self) -> LiveCard:
        """Bob tries an address inside a private network."""
        card = await self._download("Bob", "http://192.168.0.1/camera.mp4")
        return await self._watch(card, lambda now: "URL-3" in now.text)

    async def _download(self, who: str, url: str) -> LiveCard:
        self.screen.says(who, f"types /download link url:{url}")
        return await self.world.driver.slash(self.world.driver.member(who), "download link", url=url)

    async def _press(self, who: str, card: LiveCard, label: str, title: str | None) -> LiveCard:
        self.screen.says(who, f"presses [{label}]")
        await self.world.driver.press(self.world.driver.member(who), card.now, label)
        return await self._watch(card, _titled(title) if title else lambda _: True)

    async def _watch(self, card: LiveCard, enough: Callable[[LiveCard], bool]) -> LiveCard:
        """Draw the card at each change until it shows what it should."""

        def seen(now: LiveCard) -> bool:
            self.screen.draw(now)
            return enough(now) or _ended(now)

        with self.screen:
            last = await card.until(seen)
        if not enough(last):
            raise UnexpectedCardError(f"The card shows something else than expected:\n{last.outline()}")
        return last


def _titled(word: str) -> Callable[[LiveCard], bool]:
    return lambda card: card.title.startswith(word)


def _percent_from(least: int) -> Callable[[LiveCard], bool]:
    def reached(card: LiveCard) -> bool:
        found = re.match(r"Downloading – (\d+) %", card.title)
        return found is not None and int(found[1]) >= least

    return reached


def _ended(card: LiveCard) -> bool:
    return card.title.startswith(("Done", "Failed", "Cancelled"))
