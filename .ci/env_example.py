"""Writes the table of settings and ``.env.example`` from the knobs (``nox -s settings``); tests hold both current.

The meaning of each knob is prose: it is taken from the page as it stands.
"""

import re
import textwrap
from pathlib import Path

import attrs

from boss_bot.settings import Settings

HOUSE = Path(__file__).parents[1]
PAGE = HOUSE / "docs" / "settings.md"
HEAD = "# Settings of Boss-Bot. Copy this file to .env and set the token; every other line may stay a comment.\n"
_TABLE = re.compile(r"(?<=\|---\|---\|---\|---\|\n)(?:\| `[A-Z_]+` \|.*\n)+")
_ROW = re.compile(r"^\| `([A-Z_]+)` \| (.+?) \| (.+?) \| .+ \|$", re.MULTILINE)
_SAID = {
    "DISCORD_TOKEN": "none, it must be set",
    "BOSS_BOT_DATA_DIR": "your user data directory (Linux: `~/.local/share/boss-bot`)",
    "BOSS_BOT_DISCORD_REST_URL": "Discord's own",
}


def table(page: str) -> str:
    """Return the page with its table written anew: a row for each knob, in the order of the list."""
    meanings = {name: meaning for name, meaning, _ in _ROW.findall(page)}
    rows = []
    for knob in attrs.fields(Settings):
        name = knob.metadata["env"]
        example = "…" if knob.default is attrs.NOTHING else knob.metadata["example"]
        meaning = meanings.get(name, "Write here what it is for.")
        rows.append(f"| `{name}` | {meaning} | {_default(name, knob.default)} | `{name}={example}` |\n")
    return _TABLE.sub(lambda _: "".join(rows), page, count=1)


def _default(name: str, value: object) -> str:
    if name in _SAID:
        return _SAID[name]
    if isinstance(value, bool):
        return "`yes`" if value else "`no`"
    if value is None or value == "":
        return "none"
    if isinstance(value, frozenset):
        return f"`{','.join(sorted(value))}`" if value else "empty"
    return f"`{value:g}`" if isinstance(value, float) else f"`{value}`"


def env_example() -> str:
    """Return the text: for each knob its meaning and its line, a comment where it may be left out."""
    meanings = {name: meaning for name, meaning, _ in _ROW.findall(PAGE.read_text("utf-8"))}
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
    PAGE.write_text(table(PAGE.read_text("utf-8")), "utf-8")
    (HOUSE / ".env.example").write_text(env_example(), "utf-8")
