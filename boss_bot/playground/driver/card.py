"""A message as somebody's client shows it: what can be read, pressed, chosen and downloaded."""

from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from boss_bot.playground.driver.reading_header import Header
from boss_bot.playground.driver.reading_media import Shown, shown_by
from boss_bot.playground.driver.reading_outline import SELECTS, draw
from boss_bot.playground.driver.reading_parts import (
    ButtonView,
    Fetch,
    FileView,
    SelectView,
    button_view,
    file_views,
    select_view,
)
from boss_bot.playground.driver.reading_text import lines_of, walk, without_marks


@attrs.define(eq=False)
class Card(Header):
    """A read-only view of one message.

    Attributes:
        message: The message object that Discord would send to the viewer's client.
        fetch: Downloads the bytes at an address.
    """

    fetch: Fetch = attrs.field(repr=False)

    @property
    def components(self) -> Sequence[Mapping[str, Any]]:
        """Its component tree, as Discord holds it."""
        return self.message.get("components") or ()

    @property
    def text(self) -> str:
        """Everything a person would read in it, a line each; pictures and files by what they say of themselves."""
        return "\n".join(lines_of(self.message, self.attachments, self.fetch))

    @property
    def title(self) -> str:
        """The first line of the text, without the marks of headings and bold."""
        return next((title for line in self.text.splitlines() if (title := without_marks(line))), "")

    @property
    def accent(self) -> int | None:
        """The colour (0xRRGGBB) of the bar beside its first container or embed that has one."""
        colours = [component.get("accent_color") for component in self.components]
        colours += [embed.get("color") for embed in self.message.get("embeds") or ()]
        return next((colour for colour in colours if colour is not None), None)

    @property
    def buttons(self) -> tuple[ButtonView, ...]:
        """Every button, in reading order."""
        return tuple(button_view(part) for part in walk(self.components) if part.get("type") == 2)

    def button(self, label: str) -> ButtonView:
        """Find a button by its words.

        Raises:
            LookupError: There is none with exactly this label.
        """
        for button in self.buttons:
            if button.label == label:
                return button
        raise LookupError(f"There is no button {label!r} on this card:\n{self.outline()}")

    @property
    def selects(self) -> tuple[SelectView, ...]:
        """Every select menu, in reading order."""
        return tuple(select_view(part) for part in walk(self.components) if part.get("type") in SELECTS)

    @property
    def attachments(self) -> tuple[FileView, ...]:
        """Every file that the message carries, whether a component shows it or not."""
        return tuple(file_views(self.message, self.fetch))

    @property
    def shown_files(self) -> tuple[FileView, ...]:
        """The files that its components show, in reading order, each once."""
        return tuple({shown.file: None for shown in self._shown})

    @property
    def alt_texts(self) -> tuple[str, ...]:
        """The alt text of everything its components show, empty where there is none; file cards have none."""
        return tuple(shown.alt for shown in self._shown if not shown.as_card)

    def outline(self) -> str:
        """Draw it in text, for terminals and for the messages of failing tests."""
        return draw(self.message, self.attachments, self.fetch)

    @property
    def _shown(self) -> list[Shown]:
        files = self.attachments
        return [shown for part in walk(self.components) for shown in shown_by(part, files, self.fetch)]
