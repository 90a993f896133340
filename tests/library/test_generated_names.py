"""Titles put together by chance from what has ever been trouble: each is stored, and none is more than a name."""

import random
import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import attrs
import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.library import shown_name

PIECES = (
    "..", "...", "/", "\\", "../../etc/passwd", "C:\\x", "~root", "\x00", "\r\n", "\x1b[31m", "\u2028",
    "\ufeff", "\u202e", "\u2066", "\u200b", "\u115f", "\u3164", "\u2800", "\ud800", "\udfff", "CON", "nul.",
    "LPT1", "com¹", "%03d", "%n", "$(id)", "`id`", ";id", "|", "&&", "-rf", "--", "@everyone", "@here", "<@1>",
    "<@&2>", "<#3>", "[x](https://evil.example)", "https://evil.example/a", "discord.gg/abc", "~~", "||", "**",
    "__", "# ", "> ", "```", ":smile:", "<t:0:R>", ".mp4", ".exe", ".desktop", ".mp4.exe", " ", "\t", "\u00a0",
    ".", "-", "_", "／", "＠everyone", "．．", "e\u0301", "Z" + "\u0300" * 40, "ไทยค่ำ", "क्ष", "日本語", "한국어",
    "العربية", "עברית", "👨‍👩‍👧‍👦", "🇩🇪🇯", "👍🏽", "ö" * 70, "x" * 300, "猫" * 100, "'; DROP TABLE jobs; --",
)  # fmt: skip
SUFFIXES = (".mp4", ".jpg", ".png", ".mp3")
RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)")


def titles(number, seed=17):
    draw = random.Random(seed)
    yield from PIECES
    for _ in range(number):
        yield "".join(draw.choice(PIECES) for _ in range(draw.randint(1, 6)))


def faults(title, name, suffix):
    """Say in which ways a name is more than a name."""
    found = {
        "a path": {PurePosixPath(name).name, PureWindowsPath(name).name} != {name},
        "too long": len(name.encode()) > 255 or len(name) > 80,
        "formatting, a link or a command": bool(set(name) & set("/\\@<>`*|~[](){}%$#:;?\"'&!^\n\r\t ")),
        "hidden or an option": name.startswith((".", "-", "_")),
        "invisible": any(unicodedata.category(c)[0] in "CZ" and c not in "\u200c\u200d" for c in name),
        "another ending": not name.endswith(suffix) or ".." in name,
        "reserved": bool(RESERVED.match(name)),
        "not as it is written": name != unicodedata.normalize("NFC", name),
        "no name": name == suffix,
    }
    return [f"{title!r} → {name!r}: {fault}" for fault, is_so in found.items() if is_so]


def test_whatever_a_title_is_put_together_of_its_name_is_only_a_name():
    draw = random.Random(3)
    wrong = []
    for title in titles(400):
        suffix = draw.choice(SUFFIXES)
        names = [shown_name(title, number, 12, suffix) for number in (1, 2, 12)]
        wrong += [fault for name in [shown_name(title, 1, 1, suffix), *names] for fault in faults(title, name, suffix)]
        assert len(set(names)) == 3
    assert wrong == []


@pytest.mark.parametrize("seed", range(4))
async def test_no_title_has_a_say_in_where_files_are_or_keeps_them_from_being_stored(house, new_job, seed):
    before = sorted(path.name for path in house.root.iterdir())
    for title in list(titles(12, seed))[-12:]:
        job = attrs.evolve(new_job(), metadata=Metadata(title=title))
        [stored] = await house.library.keep(job, house.fetched(job, b"picture"))
        home = house.root / house.library.places.home(10, job.created_at.date(), job.id)
        assert sorted(str(path.relative_to(home)) for path in home.rglob("*")) == [
            "content",
            "content/001.png",
            "metadata.json",
        ]
        assert house.library.open_path(stored).read_bytes() == b"picture"
        assert faults(title, stored.name, ".png") == []
    assert {*before, "downloads", "staging", "temp", "trash"} >= {path.name for path in house.root.iterdir()}
