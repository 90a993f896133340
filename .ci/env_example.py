"""Writes the list on the page of settings and ``.env.example`` from the knobs (``nox -s settings``)."""

import re
import textwrap
from pathlib import Path
from typing import Any

import attrs

from boss_bot.settings import GROUPS, Settings

HOUSE = Path(__file__).parents[1]
PAGE = HOUSE / "docs" / "settings.md"
HEAD = "# Settings of Boss-Bot. Copy this file to .env and set the token; every other line may stay a comment.\n"
_BEGIN, _END = "<!-- knobs: written by nox -s settings, from boss_bot/settings/ -->", "<!-- knobs: end -->"
_TABLE = "| Name | Meaning | Default | Example | Takes hold |\n|---|---|---|---|---|\n"
_SAID = {
    "DISCORD_TOKEN": "none, it must be set",
    "BOSS_BOT_DATA_DIR": "your user data directory (Linux: `~/.local/share/boss-bot`)",
    "BOSS_BOT_DISCORD_REST_URL": "Discord's own",
}


def page(text: str) -> str:
    """Return the page with its list written anew: a table for each group, a row for each knob."""
    own = {name: {knob.name for knob in attrs.fields(group)} for name, group in GROUPS.items()}
    parts = []
    for title, names in own.items():
        rows = "".join(_row(knob) for knob in attrs.fields(Settings) if knob.name in names)
        parts.append(f"### {title}\n\n{_TABLE}{rows}")
    before, _, rest = text.partition(_BEGIN)
    return f"{before}{_BEGIN}\n\n" + "\n".join(parts) + f"\n{_END}{rest.partition(_END)[2]}"


def _row(knob: Any) -> str:
    name = knob.metadata["env"]
    example = "…" if knob.default is attrs.NOTHING else knob.metadata["example"]
    holds = "at once" if knob.metadata["live"] else "at the next start"
    return f"| `{name}` | {_meaning(knob)} | {_default(name, knob.default)} | `{name}={example}` | {holds} |\n"


def _meaning(knob: Any) -> str:
    name, meaning = knob.metadata["env"], str(knob.metadata["meaning"])
    return (
        meaning if knob.repr else f"{meaning} A secret: it is never logged, and `{name}_FILE` may name a file with it."
    )


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
    parts = [HEAD]
    for knob in attrs.fields(Settings):
        name = knob.metadata["env"]
        without_notes = re.sub(r" \(\[[^\]]*\]\([^)]*\)\)", "", _meaning(knob))
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", without_notes).translate(str.maketrans("", "", "`*"))
        about = textwrap.fill(plain, 118, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False)
        needed = knob.default is attrs.NOTHING
        parts.append(f"{about}\n{name}=\n" if needed else f"{about}\n#{name}={knob.metadata['example']}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")
    (HOUSE / ".env.example").write_text(env_example(), "utf-8")
