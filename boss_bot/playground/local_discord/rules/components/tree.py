"""Which component may stand where, and the walk over a whole tree.

Numbers are Discord's component types (docs: components/reference, "Component Types").
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from boss_bot.playground.local_discord.rules import values
from boss_bot.playground.local_discord.rules.components.buttons import check_button
from boss_bot.playground.local_discord.rules.components.content import (
    check_file,
    check_gallery,
    check_separator,
    check_text_display,
    check_thumbnail,
)
from boss_bot.playground.local_discord.rules.components.selects import check_entity_select, check_string_select
from boss_bot.playground.local_discord.rules.components.tally import MOST_COMPONENTS, Tally
from boss_bot.playground.local_discord.rules.form import Field, is_integer

ACTION_ROW, BUTTON, SECTION, TEXT_DISPLAY, THUMBNAIL, CONTAINER = 1, 2, 9, 10, 11, 17
SELECTS = (3, 5, 6, 7, 8)
IN_CONTAINER = (ACTION_ROW, SECTION, TEXT_DISPLAY, 12, 13, 14)
ON_TOP = (*IN_CONTAINER, CONTAINER)
MOST_LEGACY_ROWS = 5


def check_components(components: Field, files: AbstractSet[str]) -> None:
    """Check the component tree of a Components V2 message.

    Args:
        components: The message's `components`.
        files: Names that `attachment://` may name.
    """
    tally = Tally(files)
    for component in components.entries(0, MOST_COMPONENTS):
        _check_component(component, ON_TOP, tally)
    tally.blame_excess(components)


def check_legacy_components(components: Field) -> None:
    """Check the components of an ordinary message: at most five rows of buttons and selects."""
    tally = Tally()
    for component in components.entries(0, MOST_LEGACY_ROWS):
        _check_component(component, (ACTION_ROW,), tally)


def _check_component(component: Field, allowed: tuple[int, ...], tally: Tally) -> None:
    if not component.is_record() or not component.child("type").required():
        return
    kind = component.child("type").value
    if not is_integer(kind) or kind not in allowed:
        component.blame("UNION_TYPE_CHOICES", f'Value of field "type" must be one of {allowed}.')
        return
    tally.count(component)
    _RULES[kind](component, tally)


def _check_row(row: Field, tally: Tally) -> None:
    """Check a row: up to five buttons, or one select, which takes the whole width."""
    inside = row.child("components").entries(1, 5)
    for position, component in enumerate(inside):
        _check_component(component, (BUTTON, *SELECTS), tally)
        kinds = [before.child("type").value for before in inside[: position + 1]]
        if position and any(kind in SELECTS for kind in kinds):
            component.blame("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")


def _check_section(section: Field, tally: Tally) -> None:
    for component in section.child("components").entries(1, 3):
        _check_component(component, (TEXT_DISPLAY,), tally)
    if section.child("accessory").required():
        _check_component(section.child("accessory"), (BUTTON, THUMBNAIL), tally)


def _check_container(container: Field, tally: Tally) -> None:
    values.whole_number(container.child("accent_color"), low=0, high=0xFFFFFF)
    values.yes_or_no(container.child("spoiler"))
    for component in container.child("components").entries(1, MOST_COMPONENTS):
        _check_component(component, IN_CONTAINER, tally)


_RULES: Mapping[int, Callable[[Field, Tally], None]] = {
    ACTION_ROW: _check_row,
    BUTTON: check_button,
    3: check_string_select,
    **dict.fromkeys((5, 6, 7, 8), check_entity_select),
    SECTION: _check_section,
    TEXT_DISPLAY: check_text_display,
    THUMBNAIL: check_thumbnail,
    12: check_gallery,
    13: check_file,
    14: check_separator,
    CONTAINER: _check_container,
}
