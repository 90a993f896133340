import pytest

from tests.playground.parts import V2, button, card, row


@pytest.fixture
def downloading():
    sizes = [
        {"label": "360p", "value": "360", "description": "17 MB"},
        {"label": "480p", "value": "480", "default": True},
    ]
    select = {"type": 3, "custom_id": "quality", "placeholder": "Choose a quality", "options": sizes}
    line = {"type": 9, "components": [{"type": 10, "content": "1. cat"}], "accessory": button("Details")}
    buttons = row(button("Pause", style=1), button("Cancel", disabled=True))
    link = row({"type": 2, "style": 5, "label": "Source", "url": "https://example.org"})
    return card(flags=V2, components=[{"type": 17, "components": [line, buttons, row(select), link]}])


def test_a_button_of_only_an_emoji_goes_by_it():
    assert card(components=[row({"type": 2, "style": 1, "emoji": {"name": "⏸"}, "custom_id": "p"})]).button("⏸")


def test_buttons_in_reading_order(downloading):
    labels = [(found.label, found.custom_id, found.style, found.disabled, found.url) for found in downloading.buttons]

    assert labels == [
        ("Details", "details", 2, False, None),
        ("Pause", "pause", 1, False, None),
        ("Cancel", "cancel", 2, True, None),
        ("Source", None, 5, False, "https://example.org"),
    ]
    assert downloading.button("Cancel").disabled


def test_a_button_that_is_not_there_shows_what_is(downloading):
    with pytest.raises(LookupError, match=r"no button 'Stop'(.|\n)*\[Pause\] \(Cancel\)"):
        downloading.button("Stop")


def test_selects(downloading):
    [select] = downloading.selects

    assert (select.custom_id, select.placeholder, select.disabled) == ("quality", "Choose a quality", False)
    assert [(option.label, option.value, option.description, option.default) for option in select.options] == [
        ("360p", "360", "17 MB", False),
        ("480p", "480", "", True),
    ]


def test_selects_without_a_choice_show_their_placeholder():
    people = {"type": 5, "custom_id": "who", "placeholder": "Who?", "disabled": True}
    drawn = card(flags=V2, components=[row(people), row({"type": 8, "custom_id": "where"})])

    assert drawn.outline() == "‹Who?›\n‹Make a selection›"
    assert drawn.selects[0].disabled
    assert drawn.selects[0].options == ()
