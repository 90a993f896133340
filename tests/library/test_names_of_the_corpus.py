"""Every title of a shared corpus of bad ones gives a name that is safe; without a corpus, those that are here."""

import json
import os
import unicodedata
from pathlib import Path

import pytest

from boss_bot.library import shown_name

HERE = [{"id": "here", "title": "../a\u202e\u0000@everyone [x](https://evil.example) %03d \ud800.mp4"}]
HERE += [
    {"id": f"nothing to see: {text!a}", "title": text}
    for text in ("", "\ufe0f", "\u0301", "\u3164", "\u034f\u17b4", ". .")
]
HERE += [
    {"id": f"long: {text!a}", "title": text * 300}
    for text in ("a", "\u732b", "\U0001f4a9", "e\u0301", "\U0001f1e9\U0001f1ea")
]
HERE += [
    {"id": text, "title": text}
    for text in (
        "con",
        "AUX.txt",
        "lpt¹",
        ".bashrc",
        "-rf",
        "--help",
        "a%d.png",
        "concat:a|b",
        "x.desktop",
        "C:\\x",
        "~/x",
        "a. .",
    )
]
CORPUS = Path(os.environ.get("BOSS_BOT_CORPUS", "no-corpus")) / "filenames.jsonl"
TITLES = HERE + ([json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()] if CORPUS.exists() else [])


@pytest.mark.parametrize("entry", TITLES, ids=lambda entry: entry["id"])
def test_a_title_gives_a_name_that_is_no_path_no_mention_and_no_formatting(tmp_path, entry):
    name = shown_name(entry["title"], 1, 1, ".mp4")
    (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert not set(name) & set('/\\@<>`*|~[]()%$#:?"')
    assert not name.startswith((".", "-"))
    assert {unicodedata.category(letter)[0] for letter in name} & {"C"} == set()
    assert name.endswith(".mp4")
    assert len(name.encode()) <= 255
    assert any(unicodedata.category(letter)[0] in "LNPS" for letter in name.removesuffix(".mp4"))
    assert name.partition(".")[0].casefold() not in ("con", "aux", "lpt¹", "nul")
    letters = {
        letter for letter in unicodedata.normalize("NFC", entry["title"]) if letter.isalpha() and ord(letter) > 127
    }
    if "letters_kept" in entry.get("expect", []):
        assert letters & set(name)
