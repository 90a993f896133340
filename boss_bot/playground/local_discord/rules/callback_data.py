"""Rules for what interaction callbacks carry besides messages: modals and autocomplete choices."""

from collections.abc import Mapping

from boss_bot.playground.local_discord.rules import values
from boss_bot.playground.local_discord.rules.commands import check_choices
from boss_bot.playground.local_discord.rules.components import Tally
from boss_bot.playground.local_discord.rules.form import Field, is_integer

ACTION_ROW, TEXT_INPUT = 1, 4
MOST_ROWS = 5
LONGEST_INPUT = 4000


def check_modal(data: Mapping[str, object]) -> None:
    """Refuse a modal as Discord would: a title, and one to five rows with one text input each.

    Discord also has labels, selects and uploads in modals (docs: components/reference, "Label"). hikari 2.6 knows
    none of them, so they are refused here.

    Args:
        data: The `data` of a callback of type 9.

    Raises:
        ApiError: 400 with code 50035 and the faults by path, below the callback's `data`.
    """
    form = Field(data)
    if form.is_record():
        values.text(form.child("title"), low=1, high=45, required=True)
        values.text(form.child("custom_id"), low=1, high=100, required=True)
        tally = Tally()
        for row in form.child("components").entries(1, MOST_ROWS):
            if _is_type(row, ACTION_ROW):
                _check_row(row, tally)
    form.settle()


def check_autocomplete(data: Mapping[str, object]) -> None:
    """Refuse an answer to autocomplete as Discord would: at most 25 choices, names and texts of at most 100.

    Args:
        data: The `data` of a callback of type 8.

    Raises:
        ApiError: 400 with code 50035 and the faults by path, below the callback's `data`.
    """
    form = Field(data)
    if form.is_record():
        check_choices(form.child("choices"))
    form.settle()


def _check_row(row: Field, tally: Tally) -> None:
    for component in row.child("components").entries(1, 1):
        if _is_type(component, TEXT_INPUT):
            _check_input(component, tally)


def _check_input(component: Field, tally: Tally) -> None:
    """Check one text input (docs: components/reference, "Text Input")."""
    if component.child("custom_id").required():
        tally.claim(component.child("custom_id"))
    values.one_of(component.child("style"), (1, 2), required=True)
    values.text(component.child("label"), low=1, high=45, required=True)
    values.text(component.child("placeholder"), high=100)
    values.text(component.child("value"), high=LONGEST_INPUT)
    values.yes_or_no(component.child("required"))
    least = values.whole_number(component.child("min_length"), low=0, high=LONGEST_INPUT)
    most = values.whole_number(component.child("max_length"), low=1, high=LONGEST_INPUT)
    if least is not None and most is not None and least > most:
        words = "The minimum length may not be greater than the maximum length"
        component.child("min_length").blame("TEXT_INPUT_COMPONENT_MIN_LENGTH_EXCEEDS_MAX_LENGTH", words)


def _is_type(component: Field, kind: int) -> bool:
    if not component.is_record() or not component.child("type").required():
        return False
    sent = component.child("type").value
    if not is_integer(sent) or sent != kind:
        component.blame("UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({kind},).')
        return False
    return True
