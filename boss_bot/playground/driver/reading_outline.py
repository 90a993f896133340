"""A drawing of a message in text, for terminals and for the messages of failing tests."""

from collections.abc import Iterator, Sequence

from boss_bot.playground.driver.reading_header import EPHEMERAL, IS_COMPONENTS_V2, LOADING
from boss_bot.playground.driver.reading_media import shown_by, shown_plainly
from boss_bot.playground.driver.reading_parts import ButtonView, Fetch, FileView, Json, button_view, select_view
from boss_bot.playground.driver.reading_text import TEXT_DISPLAY, lines_of

ACTION_ROW, BUTTON, TEXT_INPUT, SECTION, SEPARATOR, CONTAINER = 1, 2, 4, 9, 14, 17
SELECTS = (3, 5, 6, 7, 8)
BAR = "▌ "


def draw(message: Json, attachments: Sequence[FileView], fetch: Fetch) -> str:
    """Draw a message: `▌` beside a container, `[Button]`, `(Disabled button)`, `‹select›`, `⟦image: alt text⟧`."""
    flags = message.get("flags", 0)
    lines = ["… is thinking"] if flags & LOADING else []
    # The texts outside components are what is left of the message without its components and files.
    lines += lines_of({**message, "components": (), "flags": IS_COMPONENTS_V2}, (), fetch)
    for component in message.get("components") or ():
        lines += _drawn(component, attachments, fetch)
    if not flags & IS_COMPONENTS_V2:
        lines += [f"⟦{shown_plainly(file)}⟧" for file in attachments]
    if flags & EPHEMERAL:
        lines.append("Only you can see this")
    return "\n".join(lines)


def _drawn(component: Json, attachments: Sequence[FileView], fetch: Fetch) -> Iterator[str]:
    kind = component.get("type")
    inside = component.get("components") or ()
    if kind == CONTAINER:
        for part in inside:
            yield from (f"{BAR}{line}".rstrip() for line in _drawn(part, attachments, fetch))
    elif kind == ACTION_ROW:
        yield " ".join(_control(control) for control in inside)
    elif kind == SECTION:
        yield from _section(component, attachments, fetch)
    elif kind == TEXT_DISPLAY:
        yield from component.get("content", "").splitlines()
    elif kind == SEPARATOR:
        yield "" if component.get("divider") is False else "────────"
    else:
        yield from (f"⟦{shown}⟧" for shown in shown_by(component, attachments, fetch))


def _section(section: Json, attachments: Sequence[FileView], fetch: Fetch) -> Iterator[str]:
    """Draw the texts of a section with the accessory at the end of the first line."""
    accessory = section.get("accessory") or {}
    beside = _control(accessory) if accessory.get("type") == BUTTON else ""
    beside += "".join(f"⟦{shown}⟧" for shown in shown_by(accessory, attachments, fetch))
    texts = [line for part in section.get("components") or () for line in _drawn(part, attachments, fetch)]
    first, rest = (texts or [""])[0], texts[1:]
    yield f"{first}    {beside}".strip()
    yield from rest


def _control(component: Json) -> str:
    if component.get("type") == BUTTON:
        return _button(button_view(component))
    if component.get("type") in SELECTS:
        select = select_view(component)
        chosen = ", ".join(option.label for option in select.options if option.default)
        return f"‹{chosen or select.placeholder or 'Make a selection'}›"
    if component.get("type") == TEXT_INPUT:
        return f"{component['label']}: ⟨{component.get('value') or component.get('placeholder') or ''}⟩"
    return ""


def _button(button: ButtonView) -> str:
    label = f"{button.label} ↗" if button.url else button.label
    return f"({label})" if button.disabled else f"[{label}]"
