"""Keeps the catalogues of translations in step with the code: ``nox -s words``, or ``python .ci/catalogues.py``.

Sentences of the code that a catalogue lacks are added with an empty translation, those that the code has no more are
taken out. With ``--check`` nothing is written, and whatever is to be done is said, with exit code 1.
"""

import ast
import string
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

HOUSE = Path(__file__).parents[1]
ROOM = HOUSE / "boss_bot" / "discord"
LOCALES = ROOM / "locales"
CALLS = {"_": 1, "N_": 1, "ngettext": 2, "pgettext": 2}  # how many of the arguments are written out

Key = tuple[str, str, str]  # context, sentence, its plural


class NotWrittenOutError(Exception):
    """A sentence is put together before it is said, so nobody can translate it."""


def sentences() -> set[Key]:
    """Return every sentence that the messages of the room say."""
    found: set[Key] = set()
    for path in sorted(ROOM.rglob("*.py")):
        if path.parent.name != "language":
            found.update(_keys(path, ast.parse(path.read_text("utf-8"))))
    return found


def _keys(path: Path, tree: ast.AST) -> Iterator[Key]:
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.func.id not in CALLS:
            continue
        written = [one.value for one in call.args[: CALLS[call.func.id]] if _is_text(one)]
        if len(written) == CALLS[call.func.id]:
            match call.func.id:
                case "ngettext":
                    yield "", written[0], written[1]
                case "pgettext":
                    yield written[0], written[1], ""
                case _:
                    yield "", written[0], ""
        elif call.func.id != "_" or isinstance(call.args[0], ast.JoinedStr | ast.BinOp):  # `_` also says a table's
            raise NotWrittenOutError(f"{path.relative_to(HOUSE)}:{call.lineno}")


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def descriptions() -> set[Key]:
    """Return every description that Discord shows of commands, options and choices."""
    from boss_bot.discord import commands  # late: it takes a second
    from boss_bot.discord.registration import described

    return {("", text, "") for text in described(commands)}


def key_of(entry: polib.POEntry) -> Key:
    """Return what finds an entry."""
    return entry.msgctxt or "", entry.msgid, entry.msgid_plural


def wanted(domain: str) -> set[Key]:
    """Return what the catalogues of a domain must have, no more and no less."""
    return sentences() if domain == "ui" else descriptions()


def faults(path: Path, keys: set[Key]) -> list[str]:
    """Say what is wrong with one catalogue, which should have just these keys."""
    entries = {key_of(entry): entry for entry in polib.pofile(str(path), encoding="utf-8")}
    found = [f"not in the catalogue: {key}" for key in sorted(keys - entries.keys())]
    found += [f"not in the code any more: {key}" for key in sorted(entries.keys() - keys)]
    for entry in entries.values():
        forms = list(entry.msgstr_plural.values()) or [entry.msgstr]
        if not all(forms) or entry.fuzzy:
            found.append(f"not translated: {entry.msgid!r}")
        elif any(_names(form) != _names(entry.msgid_plural or entry.msgid) for form in forms):
            found.append(f"other {{names}} than the English: {entry.msgid!r}")
        elif " – " in entry.msgid and any(" – " not in form for form in forms):
            found.append(f"without the dash after the state: {entry.msgid!r}")
    return found


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def update(path: Path, keys: set[Key]) -> None:
    """Write a catalogue anew: sorted, so that two people who add to it seldom touch the same line."""
    old = polib.pofile(str(path), encoding="utf-8", wrapwidth=0)
    entries = {key_of(entry): entry for entry in old}
    new = polib.POFile(wrapwidth=0)
    new.metadata = old.metadata
    forms = int(old.metadata["Plural-Forms"].partition("nplurals=")[2].partition(";")[0])
    for context, one, many in sorted(keys, key=lambda key: (key[1].casefold(), key)):
        plurals = dict.fromkeys(range(forms), "") if many else {}
        fresh = polib.POEntry(msgctxt=context or None, msgid=one, msgid_plural=many, msgstr_plural=plurals)
        new.append(entries.get((context, one, many), fresh))
    new.save(str(path))


def main() -> int:
    """Update or check every catalogue, and say what is left to do."""
    left, keys = 0, {domain: wanted(domain) for domain in ("ui", "commands")}
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/*.po")):
        if "--check" not in sys.argv:
            update(path, keys[path.stem])
        for fault in faults(path, keys[path.stem]):
            left += 1
            print(f"{path.relative_to(HOUSE)}: {fault}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
