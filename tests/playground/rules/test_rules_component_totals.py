from boss_bot.playground.local_discord.rules import check_message
from tests.playground.parts import BUTTON, TEXT, container, message, row, section


def test_custom_ids_are_unique_even_on_disabled_buttons(refused):
    body = message(row(BUTTON), container(section(TEXT, accessory={**BUTTON, "disabled": True})))

    assert refused(check_message, body) == {
        "components.1.components.0.accessory.custom_id": ["COMPONENT_CUSTOM_ID_DUPLICATED"]
    }


def test_component_ids_are_unique_where_given(refused):
    check_message(message({**TEXT, "id": 0}, {**TEXT, "id": 0}, {**TEXT, "id": 1}))

    found = refused(check_message, message({**TEXT, "id": 4}, container({**TEXT, "id": 4})))
    assert found == {"components.1.components.0.id": ["COMPONENT_ID_DUPLICATED"]}


def test_forty_components_with_everything_inside_counted(refused):
    # Each section is three components: itself, its text and its button.
    sections = [section(TEXT, accessory={**BUTTON, "custom_id": str(n)}) for n in range(13)]

    check_message(message(container(*sections)))
    assert refused(check_message, message(container(*sections), TEXT)) == {
        "components": ["COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"]
    }
    assert refused(check_message, message(*[TEXT] * 41)) == {"components": ["BASE_TYPE_MAX_LENGTH"]}


def test_all_texts_share_4000_characters(refused):
    half = {"type": 10, "content": "x" * 2000}

    check_message(message(half, container(half)))
    assert refused(check_message, message(half, container(half), TEXT)) == {
        "components": ["COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"]
    }


def test_an_ordinary_message_has_at_most_five_rows(refused):
    rows = [row({**BUTTON, "custom_id": str(n)}) for n in range(6)]

    check_message({"content": "hi", "components": rows[:5]})
    assert refused(check_message, {"content": "hi", "components": rows}) == {"components": ["BASE_TYPE_MAX_LENGTH"]}
