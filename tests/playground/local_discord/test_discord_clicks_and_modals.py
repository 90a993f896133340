"""Pressed buttons, suggestions and modals, as the bot gets them and as it may answer."""

V2 = 1 << 15


def say(text, flags=64):
    return {"flags": flags | V2, "components": [{"type": 10, "content": text}]}


async def test_a_click_has_its_own_token_for_the_ephemeral_message_it_sits_on(local, bot, begun, discord, ann, button):
    interaction, waiting = await begun()
    await bot.answer(interaction, 4, {"flags": 64 | V2, "components": button()})
    card = await waiting
    local.clock.advance(1000)
    click, pressed = await begun(discord.press(ann, card, "Cancel"))

    assert (click["type"], click["data"]["custom_id"], click["data"]["component_type"]) == (3, "b1:cancel:7", 2)
    assert click["message"]["id"] == str(card.id)
    assert click["message"]["flags"] & 64
    assert (await bot.answer(click, 6)).status == 204
    assert (await pressed).id == card.id
    assert (await bot.webhook("PATCH", interaction, "@original", say("old"))).code == 50027
    assert (await bot.webhook("PATCH", click, "@original", say("new"))).status == 200
    assert (await bot.webhook("PATCH", click, card.id, say("newer"))).status == 200
    assert card.history == ["Working", "new", "newer"]


async def test_a_click_can_be_answered_by_changing_its_message_at_once(bot, begun, discord, ann, button):
    interaction, waiting = await begun()
    await bot.answer(interaction, 4, {"flags": 64 | V2, "components": button()})
    click, pressed = await begun(discord.press(ann, await waiting, "Cancel"))
    changed = await bot.answer(click, 7, {"components": [{"type": 10, "content": "Cancelled"}]}, with_response="true")

    assert changed.body["resource"]["type"] == 7
    assert (await pressed).text == "Cancelled"
    assert (await pressed).ephemeral


async def test_a_click_can_be_answered_with_a_message_of_its_own(bot, begun, discord, ann, button):
    interaction, waiting = await begun()
    await bot.answer(interaction, 4, {"flags": V2, "components": button()})
    card = await waiting
    click, pressed = await begun(discord.press(ann, card, "Cancel"))
    await bot.answer(click, 4, {"content": "Not yours", "flags": 64})

    assert (await pressed).text == "Not yours"
    assert card.now.text == "Working"
    assert (await bot.webhook("GET", click, "@original")).body["content"] == "Not yours"


async def test_autocomplete(bot, begun, discord, ann):
    asked, waiting = await begun(discord.autocomplete(ann, "ping", "text", "par"))
    assert asked["type"] == 4
    assert asked["data"]["options"] == [{"name": "text", "type": 3, "value": "par", "focused": True}]
    assert (await bot.answer(asked, 4, {"content": "x"})).code == 50035
    assert (await bot.answer(asked, 8, {"choices": [{"name": "n" * 101, "value": "v"}]})).code == 50035
    assert (await bot.answer(asked, 8, {"choices": [{"name": "Paris", "value": "p"}]})).status == 204

    assert await waiting == [("Paris", "p")]
    assert (await bot.webhook("POST", asked, body={"content": "x"})).code == 10015


async def test_a_modal_and_its_submission(bot, begun, discord, ann, button):
    interaction, waiting = await begun()
    await bot.answer(interaction, 4, {"flags": 64 | V2, "components": button("Rename")})
    card = await waiting
    click, pressed = await begun(discord.press(ann, card, "Rename"))
    field = {"type": 4, "custom_id": "name", "style": 1, "label": "Name", "max_length": 5}
    modal = {"title": "Rename it", "custom_id": "m1", "components": [{"type": 1, "components": [field]}]}
    assert (await bot.answer(click, 9, {**modal, "title": "t" * 46})).code == 50035
    assert (await bot.answer(click, 9, modal)).status == 204
    shown = await pressed
    assert (shown.is_modal, shown.title) == (True, "Rename it")

    sent, submitted = await begun(discord.submit(ann, shown, {"name": "Max"}))
    assert sent["type"] == 5
    assert sent["message"]["id"] == str(card.id)
    row = sent["data"]["components"][0]
    assert (row["type"], row["components"][0]["value"]) == (1, "Max")
    assert (await bot.answer(sent, 9, modal)).code == 50035
    assert (await bot.answer(sent, 7, {"components": [{"type": 10, "content": "Max"}]})).status == 204
    assert (await submitted).text == "Max"


async def test_a_modal_of_a_command_has_no_message_to_update(bot, begun, discord, ann):
    interaction, waiting = await begun()
    field = {"type": 4, "custom_id": "name", "style": 1, "label": "Name", "required": False}
    modal = {"title": "Name", "custom_id": "m1", "components": [{"type": 1, "components": [field]}]}
    await bot.answer(interaction, 9, modal)
    assert (await bot.webhook("GET", interaction, "@original")).code == 10008
    sent, submitted = await begun(discord.submit(ann, await waiting, {}))

    assert "message" not in sent
    assert (await bot.answer(sent, 6)).code == 50035
    answered = await bot.answer(sent, 4, {"content": "Hello"}, with_response="1")
    metadata = answered.body["resource"]["message"]["interaction_metadata"]
    assert metadata["triggering_interaction_metadata"]["id"] == interaction["id"]
    assert (await submitted).text == "Hello"
