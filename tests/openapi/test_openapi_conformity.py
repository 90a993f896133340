"""The local Discord's rules and Discord's own document agree, wherever the document is at hand.

What the document cannot say (totals, uniqueness, what excludes what) only the rules refuse, so the two are compared on
bodies that the rules take, and on bodies with one limit of the document broken.
"""

from typing import Any, cast

import hikari
import pytest
from hikari.impl import (
    ContainerComponentBuilder,
    ContextMenuCommandBuilder,
    MessageActionRowBuilder,
    SlashCommandBuilder,
    TextInputBuilder,
)

from boss_bot.playground.local_discord.rules import (
    check_autocomplete,
    check_command,
    check_commands,
    check_message,
    check_modal,
)
from tests.openapi.bodies import CALLBACK, CARD, CHANNEL, CHOICES, COMMAND, COMMANDS, MODAL, ORIGINAL, PLAIN, V2


def _channel_message(body):
    return check_message(body, filenames=["cat.png"])


SOUND = {
    "card": (_channel_message, "POST", CHANNEL, CARD, lambda body: body),
    "card edited": (_channel_message, "PATCH", ORIGINAL, CARD, lambda body: body),
    "plain message": (check_message, "POST", CHANNEL, PLAIN, lambda body: body),
    "answer": (_channel_message, "POST", CALLBACK, CARD, lambda body: {"type": 4, "data": body}),
    "modal": (check_modal, "POST", CALLBACK, MODAL, lambda body: {"type": 9, "data": body}),
    "autocomplete": (check_autocomplete, "POST", CALLBACK, CHOICES, lambda body: {"type": 8, "data": body}),
    "command": (check_command, "POST", COMMANDS, COMMAND, lambda body: body),
    "commands": (check_commands, "PUT", COMMANDS, [COMMAND], lambda body: body),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_the_rules_take_the_document_takes(openapi, name):
    rule, method, path, body, wrapped = SOUND[name]

    rule(body)
    assert openapi.check_request(method, path, wrapped(body)) == []


def test_what_hikari_builds_is_sound(openapi):
    container = ContainerComponentBuilder(accent_color=hikari.Color(0x5865F2))
    container.add_text_display("## Queued")
    container.add_separator(divider=True)
    row = MessageActionRowBuilder().add_interactive_button(hikari.ButtonStyle.DANGER, "b1:cancel:1", label="Cancel")
    container.add_component(row)
    body = {"flags": V2, "components": [container.build()[0]], "allowed_mentions": {"parse": []}}

    check_message(body)
    assert openapi.check_request("PATCH", ORIGINAL, body) == []


def test_a_modal_that_hikari_builds_is_sound(openapi):
    text_input = TextInputBuilder(custom_id="n", label="Retries", style=hikari.TextInputStyle.SHORT).build()[0]
    data = {"title": "More", "custom_id": "more", "components": [{"type": 1, "components": [text_input]}]}

    check_modal(data)
    assert openapi.check_request("POST", CALLBACK, {"type": 9, "data": data}) == []


def test_commands_that_hikari_builds_are_sound(openapi):
    factory = hikari.impl.EntityFactoryImpl(cast("Any", None))
    option = hikari.CommandOption(
        type=hikari.OptionType.STRING, name="url", description="The link", is_required=True, max_length=2000
    )
    slash = SlashCommandBuilder("download", "Fetch a link").add_option(option)
    slash.set_context_types([hikari.ApplicationContextType.GUILD])
    menu = ContextMenuCommandBuilder(hikari.CommandType.MESSAGE, "Download media")
    payload = [dict(command.build(factory)) for command in (slash, menu)]

    check_commands(payload)
    assert openapi.check_request("PUT", COMMANDS, payload) == []
