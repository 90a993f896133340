"""Limits that Discord's document and the local Discord's rules both know are the same in both."""

import copy

import pytest

from boss_bot.playground.local_discord.rules import ApiError, check_commands, check_message
from tests.openapi.bodies import BUTTON, CARD, CHANNEL, COMMAND, COMMANDS


def _container(card):
    return card["components"][0]["components"]


BROKEN_CARDS = {
    "empty text": lambda card: _container(card)[0].update(content=""),
    "text missing": lambda card: _container(card)[0].pop("content"),
    "colour too great": lambda card: card["components"][0].update(accent_color=0x1000000),
    "empty container": lambda card: card["components"][0].update(components=[]),
    "container in a container": lambda card: _container(card).append({"type": 17, "components": []}),
    "button without a row": lambda card: _container(card).append(BUTTON),
    "four texts in a section": lambda card: _container(card)[1].update(components=[{"type": 10, "content": "x"}] * 4),
    "no accessory": lambda card: _container(card)[1].pop("accessory"),
    "label of 81": lambda card: _container(card)[1]["accessory"].update(label="x" * 81),
    "custom id of 101": lambda card: _container(card)[1]["accessory"].update(custom_id="x" * 101),
    "style 7": lambda card: _container(card)[1]["accessory"].update(style=7),
    "alt text of 1025": lambda card: _container(card)[3]["items"][0].update(description="x" * 1025),
    "empty alt text": lambda card: _container(card)[3]["items"][0].update(description=""),
    "no pictures": lambda card: _container(card)[3].update(items=[]),
    "eleven pictures": lambda card: _container(card)[3].update(items=_container(card)[3]["items"] * 11),
    "no file": lambda card: _container(card)[4].pop("file"),
    "spacing 3": lambda card: _container(card)[5].update(spacing=3),
    "placeholder of 151": lambda card: _container(card)[6]["components"][0].update(placeholder="x" * 151),
    "no options": lambda card: _container(card)[6]["components"][0].update(options=[]),
    "min values 26": lambda card: _container(card)[6]["components"][0].update(min_values=26),
    "max values 0": lambda card: _container(card)[6]["components"][0].update(max_values=0),
    "option label of 101": lambda card: _container(card)[6]["components"][0]["options"][0].update(label="x" * 101),
    "default of another kind": lambda card: _container(card)[7]["components"][0]["default_values"][0].update(type="x"),
    "button address of 513": lambda card: _container(card)[8]["components"][0].update(url="https://x/" + "x" * 503),
    "flags as text": lambda card: card.update(flags="32768"),
    "attachment without id": lambda card: card["attachments"][0].pop("id"),
    "attachment alt text of 1025": lambda card: card["attachments"][0].update(description="x" * 1025),
    "unknown kind of mention": lambda card: card["allowed_mentions"].update(parse=["all"]),
    "mention of a name": lambda card: card["allowed_mentions"].update(users=["ann"]),
}


@pytest.mark.parametrize("name", BROKEN_CARDS)
def test_limits_of_cards_agree(openapi, name):
    card = copy.deepcopy(CARD)
    BROKEN_CARDS[name](card)

    with pytest.raises(ApiError):
        check_message(card, filenames=["cat.png"])
    assert bool(openapi.check_request("POST", CHANNEL, card)) == openapi.present


BROKEN_COMMANDS = {
    "name of 33": lambda command: command.update(name="x" * 33),
    "no name": lambda command: command.pop("name"),
    "description of 101": lambda command: command.update(description="x" * 101),
    "context 3": lambda command: command.update(contexts=[3]),
    "a context twice": lambda command: command.update(contexts=[0, 0]),
    "no contexts": lambda command: command.update(contexts=[]),
    "integration type 2": lambda command: command.update(integration_types=[2]),
    "empty translation": lambda command: command.update(name_localizations={"de": ""}),
    "26 options": lambda command: command.update(
        options=[{"type": 3, "name": f"o{n}", "description": "x"} for n in range(26)]
    ),
    "unknown option type": lambda command: command["options"][0].update(type=12),
    "group in a subcommand": lambda command: command["options"][0]["options"].append(
        {"type": 2, "name": "g", "description": "x"}
    ),
    "min length 6001": lambda command: command["options"][0]["options"][0].update(min_length=6001),
    "choice without value": lambda command: command["options"][0]["options"][1]["choices"][0].pop("value"),
    "choice of the wrong type": lambda command: command["options"][0]["options"][1]["choices"][0].update(value=3),
    "fraction for an integer": lambda command: command["options"][0]["options"][2].update(min_value=0.5),
    "channel type 99": lambda command: command["options"][0]["options"][3].update(channel_types=[99]),
}


@pytest.mark.parametrize("name", BROKEN_COMMANDS)
def test_limits_of_commands_agree(openapi, name):
    command = copy.deepcopy(COMMAND)
    BROKEN_COMMANDS[name](command)

    with pytest.raises(ApiError):
        check_commands([command])
    assert bool(openapi.check_request("PUT", COMMANDS, [command])) == openapi.present
