"""Writes ``.env.example`` from the knobs and the page of settings (``nox -s settings``); a test holds it current."""

import re
import textwrap
from pathlib import Path

import attrs

from boss_bot.settings import Settings

HOUSE = Path(__file__).parents[1]
HEAD = "# Settings of Boss-Bot. Copy this file to .env and set the token; every other line may stay a comment.\n"


def env_example() -> str:
    """Return the text: for each knob its meaning and its line, a comment where it may be left out."""
    page = (HOUSE / "docs" / "settings.md").read_text("utf-8")
    meanings = dict(re.findall(r"^\| `([A-Z_]+)` \| (.+?) \|", page, re.MULTILINE))
    parts = [HEAD]
    for knob in attrs.fields(Settings):
        name = knob.metadata["env"]
        without_notes = re.sub(r" \(\[[^\]]*\]\([^)]*\)\)", "", meanings[name])
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", without_notes).translate(str.maketrans("", "", "`*"))
        about = textwrap.fill(plain, 118, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
        needed = knob.default is attrs.NOTHING
        parts.append(f"{about}\n{name}=\n" if needed else f"{about}\n#{name}={knob.metadata['example']}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    (HOUSE / ".env.example").write_text(env_example(), "utf-8")
