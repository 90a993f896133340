"""Discord's Markdown as its client shows it, as far as the bot's own cards use it."""

import re
import time

from rich.text import Text

_HEADING = re.compile(r"^(?P<bar>▌ )?(?P<mark>#{1,3}|-#) ")
_INLINE = re.compile(
    r"\\(?P<escaped>[^\w\s])"
    r"|\*\*(?P<bold>.+?)(?<!\\)\*\*"
    r"|`(?P<code>[^`]+)`"
    r"|<t:(?P<moment>\d+):(?P<style>[a-zA-Z])>"
    r"|</(?P<command>[^:>]+):\d+>"
)
_UNITS = ((3600, "hour"), (60, "minute"), (1, "second"))


def drawn(outline: str) -> Text:
    """Draw the outline of a card: headings, small print, bold, code, moments and mentions of commands."""
    lines = Text()
    for number, line in enumerate(outline.splitlines()):
        lines.append("\n" if number else "")
        if found := _HEADING.match(line):
            style = "dim" if found["mark"] == "-#" else "bold"
            lines.append_text(_inline((found["bar"] or "") + line[found.end() :], style))
        else:
            lines.append_text(_inline(line, ""))
    return lines


def _inline(line: str, style: str) -> Text:
    text, end = Text(style=style), 0
    for found in _INLINE.finditer(line):
        text.append(line[end : found.start()])
        end = found.end()
        match found.lastgroup:
            case "bold":
                text.append_text(_inline(found["bold"], "bold"))
            case "style":
                text.append(_moment(int(found["moment"]), found["style"]))
            case "command":
                text.append(f"/{found['command']}", "cyan")
            case _:
                text.append(found["escaped"] or found["code"])
    text.append(line[end:])
    return text


def _moment(seconds: int, style: str) -> str:
    """Write a moment as the reader's client does: ``R`` counts, the others tell the time."""
    if style != "R":
        return time.strftime("%H:%M", time.localtime(seconds))
    away = seconds - round(time.time())
    size, unit = next((entry for entry in _UNITS if abs(away) >= entry[0]), _UNITS[-1])
    amount = abs(away) // size
    words = f"{amount} {unit}{'' if amount == 1 else 's'}"
    return f"in {words}" if away >= 0 else f"{words} ago"
