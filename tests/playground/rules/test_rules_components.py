import copy

import pytest

from boss_bot.playground.local_discord.rules import check_message
from tests.playground.parts import BUTTON, CHOICES, LENGTH, REQUIRED, SELECT, TEXT, container, message, row, section

PICTURE = {"media": {"url": "https://example.org/cat.png"}}
UNION = "UNION_TYPE_CHOICES"


@pytest.mark.parametrize(
    "component",
    [
        TEXT,
        row(BUTTON),
        row(*[{**BUTTON, "custom_id": str(n)} for n in range(5)]),
        row(SELECT),
        row({"type": 5, "custom_id": "who", "default_values": [{"id": 3, "type": "user"}]}),
        row({"type": 7, "custom_id": "who", "max_values": 2, "default_values": [{"id": "3", "type": "role"}]}),
        row({"type": 8, "custom_id": "where", "channel_types": [0, 5]}),
        row({"type": 2, "style": 5, "label": "Source", "url": "https://example.org"}),
        row({"type": 2, "style": 6, "sku_id": "12"}),
        row({"type": 2, "style": 2, "emoji": {"id": None, "name": "⏸"}, "custom_id": "p"}),
        section(TEXT, TEXT, TEXT),
        section(TEXT, accessory={"type": 11, **PICTURE, "description": "A cat", "spoiler": True}),
        {"type": 12, "items": [PICTURE] * 10},
        {"type": 13, "file": {"url": "attachment://cat.png"}, "spoiler": False},
        {"type": 14},
        {"type": 14, "spacing": 2, "divider": True},
        container(TEXT, {"type": 14}, section(TEXT), row(SELECT), accent_color=0xFFFFFF, spoiler=True, id=9),
    ],
)
def test_every_component_passes_where_it_belongs(component):
    check_message(message(component), filenames=["cat.png"])


@pytest.mark.parametrize(
    ("component", "path", "code"),
    [
        ("text", "", "MODEL_TYPE_CONVERT"),
        ({}, ".type", REQUIRED),
        ({"type": 99}, "", UNION),
        ({"type": True}, "", UNION),
        ({"type": [1]}, "", UNION),
        (BUTTON, "", UNION),
        ({"type": 11, **PICTURE}, "", UNION),
        ({"type": 4, "custom_id": "x", "style": 1, "label": "x"}, "", UNION),
        ({**TEXT, "id": -1}, ".id", "NUMBER_TYPE_MIN"),
        ({"type": 10}, ".content", REQUIRED),
        ({"type": 10, "content": ""}, ".content", LENGTH),
        ({"type": 10, "content": "x" * 4001}, ".content", LENGTH),
        (row(), ".components", LENGTH),
        ({"type": 1}, ".components", REQUIRED),
        (row(*[{**BUTTON, "custom_id": str(n)} for n in range(6)]), ".components", LENGTH),
        (row(TEXT), ".components.0", UNION),
        (row(BUTTON, SELECT), ".components.1", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        (row(SELECT, BUTTON), ".components.1", "COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        (container(), ".components", LENGTH),
        (container(container(TEXT)), ".components.0", UNION),
        (container(TEXT, accent_color=1 << 24), ".accent_color", "NUMBER_TYPE_MAX"),
        (container(TEXT, accent_color="blue"), ".accent_color", "NUMBER_TYPE_COERCE"),
        (container(TEXT, spoiler="no"), ".spoiler", "BOOLEAN_TYPE_CONVERT"),
        (section(), ".components", LENGTH),
        (section(TEXT, TEXT, TEXT, TEXT), ".components", LENGTH),
        (section(row(BUTTON)), ".components.0", UNION),
        (section(TEXT, accessory=None), ".accessory", REQUIRED),
        (section(TEXT, accessory=SELECT), ".accessory", UNION),
        (section(TEXT, accessory={"type": 11}), ".accessory.media", REQUIRED),
        ({"type": 12, "items": []}, ".items", LENGTH),
        ({"type": 12, "items": [PICTURE] * 11}, ".items", LENGTH),
        ({"type": 12, "items": [{"media": {}}]}, ".items.0.media.url", REQUIRED),
        ({"type": 12, "items": [{"media": {"url": "cat.png"}}]}, ".items.0.media.url", "URL_TYPE_INVALID_SCHEME"),
        ({"type": 12, "items": [{"media": {"url": "attachment://"}}]}, ".items.0.media.url", "URL_TYPE_INVALID_URL"),
        ({"type": 12, "items": [{**PICTURE, "description": "x" * 1025}]}, ".items.0.description", LENGTH),
        ({"type": 12, "items": ["cat.png"]}, ".items.0", "MODEL_TYPE_CONVERT"),
        ({"type": 13}, ".file", REQUIRED),
        ({"type": 13, "file": "cat.png"}, ".file", "MODEL_TYPE_CONVERT"),
        ({"type": 13, "file": {"url": "https://example.org/cat.png"}}, ".file.url", "URL_TYPE_INVALID_SCHEME"),
        (
            {"type": 13, "file": {"url": "attachment://dog.png"}},
            ".file.url",
            "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
        ),
        ({"type": 14, "spacing": 3}, ".spacing", CHOICES),
        ({"type": 14, "divider": 1}, ".divider", "BOOLEAN_TYPE_CONVERT"),
    ],
)
def test_a_wrong_component_is_blamed_by_its_path(refused, component, path, code):
    body = message(copy.deepcopy(component))
    assert refused(check_message, body, filenames=["cat.png"]) == {f"components.0{path}": [code]}
