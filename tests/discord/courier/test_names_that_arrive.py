"""What people see as a file's name is what was made of its title, in their own script."""

import re

import attrs
import pytest

from boss_bot.library import shown_name

pytestmark = pytest.mark.asyncio(loop_scope="session")

TITLES = (
    "日本語の題名", "می\u200cخواهم", "ශ්\u200dරී ලංකා", "Ünïcødé – naïve", "👨\u200d👩\u200d👧 at the sea", "नमस्ते दुनिया",
    "שלום עולם", "@everyone <@1> [x](https://evil.example)", "../../a\u202egpj.exe", 'x";filename="y.exe\r\nX: y',
)  # fmt: skip


async def test_what_people_see_is_the_name_that_was_written(desk):
    look, files = await desk.job(*[3] * len(TITLES))
    names = [shown_name(title, number, len(TITLES), ".png") for number, title in enumerate(TITLES, 1)]
    named = [(attrs.evolve(file, name=name), path) for (file, path), name in zip(files, names, strict=True)]
    await desk.courier.deliver(look, named)
    (card,) = [card for card in desk.discord.sees(desk.ann) if card.shown_files]
    assert [file.filename for file in card.shown_files] == names
    assert all(re.fullmatch(r"[A-Za-z0-9_-]+\.png", file.stored) for file in card.shown_files)
    assert desk.discord.pings(desk.ann) == []
