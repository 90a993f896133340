"""Interactions: their payloads, their first answers and their tokens."""

import pytest

V2 = 1 << 15


def say(text, flags=64):
    return {"flags": flags | V2, "components": [{"type": 10, "content": text}]}


async def test_a_command_comes_with_everything_a_bot_needs(local, begun, ann, general):
    interaction, _ = await begun(text="hello")
    guild = local.world.default_guild

    assert interaction["type"] == 2
    assert interaction["version"] == 1
    assert interaction["application_id"] == str(local.application_id)
    assert interaction["guild_id"] == interaction["guild"]["id"] == str(guild.id)
    assert interaction["channel_id"] == interaction["channel"]["id"] == str(general.id)
    assert interaction["channel"]["nsfw"] is False
    assert (interaction["locale"], interaction["guild_locale"]) == ("en-US", "en-US")
    assert interaction["member"]["user"]["id"] == str(ann.id)
    assert int(interaction["member"]["permissions"]) == ann.permissions
    assert "user" not in interaction
    assert interaction["app_permissions"] == str(general.bot_permissions)
    assert interaction["entitlements"] == []
    assert interaction["authorizing_integration_owners"] == {"0": str(guild.id)}
    assert interaction["context"] == 0
    assert interaction["attachment_size_limit"] == 20 * 2**20
    assert interaction["data"]["options"] == [{"name": "text", "type": 3, "value": "hello"}]


async def test_in_direct_messages_there_is_a_user_and_no_member(begun, ann):
    interaction, _ = await begun(context="dm")

    assert interaction["user"]["id"] == str(ann.id)
    assert not {"member", "guild_id", "guild", "guild_locale"} & set(interaction)
    assert interaction["context"] == 1
    assert interaction["channel"]["type"] == 1


async def test_the_size_limit_is_the_best_of_guild_and_subscription(local, begun, discord):
    rich = discord.member("Rich", nitro_limit=500 * 2**20)
    interaction, _ = await begun(discord.slash(rich, "ping"))
    assert interaction["attachment_size_limit"] == 500 * 2**20

    local.world.default_guild.attachment_size_limit = 100 * 2**20
    interaction, _ = await begun()
    assert interaction["attachment_size_limit"] == 100 * 2**20


async def test_a_message_answer_can_be_read_edited_and_deleted_by_token(bot, begun):
    interaction, waiting = await begun()
    answered = await bot.answer(interaction, 4, say("one"), with_response="true")
    message = answered.body["resource"]["message"]

    assert answered.body["interaction"]["response_message_id"] == message["id"]
    assert answered.body["interaction"]["response_message_ephemeral"] is True
    assert (await waiting).text == "one"
    assert (await bot.webhook("GET", interaction, "@original")).body["id"] == message["id"]
    edited = await bot.webhook("PATCH", interaction, message["id"], {"components": [{"type": 10, "content": "two"}]})
    assert edited.body["components"] == [{"type": 10, "content": "two", "id": 1}]
    assert edited.body["flags"] == 64 | V2
    assert edited.body["edited_timestamp"]
    assert (await bot.webhook("DELETE", interaction, "@original")).status == 204
    assert (await bot.webhook("PATCH", interaction, "@original", say("x"))).code == 10008
    assert (await waiting).gone


async def test_without_with_response_the_answer_is_empty(bot, begun):
    interaction, _ = await begun()

    assert (await bot.answer(interaction, 4, say("x"))).status == 204


async def test_after_three_seconds_it_is_unknown(local, bot, begun):
    interaction, _ = await begun()
    local.clock.advance(3.1)
    late = await bot.answer(interaction, 4, say("late"))

    assert (late.status, late.code) == (404, 10062)
    assert (await bot.webhook("PATCH", interaction, "@original", say("x"))).code == 10015


async def test_a_second_answer_is_refused(bot, begun):
    interaction, _ = await begun()
    await bot.answer(interaction, 4, say("first"))
    second = await bot.answer(interaction, 4, say("second"))

    assert (second.status, second.code) == (400, 40060)


async def test_an_unknown_interaction_or_token(bot, begun):
    interaction, _ = await begun()

    assert (await bot.answer({**interaction, "id": "1"}, 4, say("x"))).code == 10062
    assert (await bot.answer({**interaction, "token": "abc"}, 4, say("x"))).code == 10062
    unknown = await bot.webhook("PATCH", {"token": "abc"}, "@original", say("x"))
    assert (unknown.status, unknown.code) == (401, 50027)


async def test_a_token_lives_fifteen_minutes(local, bot, begun):
    interaction, _ = await begun()
    await bot.answer(interaction, 4, say("x"))
    local.clock.advance(899)
    assert (await bot.webhook("PATCH", interaction, "@original", say("y"))).status == 200
    local.clock.advance(2)
    expired = await bot.webhook("PATCH", interaction, "@original", say("z"))

    assert (expired.status, expired.code) == (401, 50027)


@pytest.mark.parametrize("kind", [1, 6, 7, 8, 10, "4", True, None])
async def test_a_command_takes_only_some_kinds_of_answers(bot, begun, kind):
    interaction, _ = await begun()
    refused = await bot.answer(interaction, kind, say("x"))

    assert (refused.status, refused.code) == (400, 50035)
    assert "type" in refused.body["errors"]


async def test_the_body_of_an_answer_is_checked_and_faults_are_under_data(bot, begun):
    interaction, _ = await begun()
    refused = await bot.answer(interaction, 4, {"content": "x" * 2001})
    assert "content" in refused.body["errors"]["data"]
    assert (await bot.answer(interaction, 4, ["no"])).code == 50035
    assert (await bot.answer(interaction, 4, {"flags": "x", "content": "y"})).code == 50035

    assert (await bot.answer(interaction, 4, {"content": "right"})).status == 204


async def test_a_deferral_keeps_only_the_ephemeral_flag(bot, begun):
    interaction, waiting = await begun()
    deferred = await bot.answer(interaction, 5, {"flags": 64 | V2 | 4, "content": "not shown"}, with_response="true")
    loader = deferred.body["resource"]["message"]

    assert (loader["flags"], loader["content"]) == (64 | 128, "")
    assert deferred.body["interaction"]["response_message_loading"] is True
    card = await waiting
    assert card.loading
    edited = await bot.webhook("PATCH", interaction, "@original", say("done", flags=0))
    assert edited.body["flags"] == 64 | V2
    assert edited.body["edited_timestamp"] is None
    assert card.now.text == "done"


async def test_the_first_follow_up_after_a_deferral_replaces_the_loader(bot, begun, discord, ann):
    interaction, waiting = await begun()
    await bot.answer(interaction, 5, {"flags": 64})
    card = await waiting
    first = await bot.webhook("POST", interaction, body={"content": "public?"})
    second = await bot.webhook("POST", interaction, body={"content": "public"})

    assert first.body["id"] == str(card.id)
    assert first.body["flags"] == 64
    assert second.body["id"] != first.body["id"]
    assert [c.text for c in discord.sees(ann)] == ["public?", "public"]
    assert [c.text for c in discord.sees(discord.member("Bob"))] == ["public"]


async def test_follow_ups_can_be_edited_by_their_own_id(bot, begun):
    interaction, _ = await begun()
    await bot.answer(interaction, 4, say("x"))
    extra = await bot.webhook("POST", interaction, body={"content": "extra", "flags": 64})
    edited = await bot.webhook("PATCH", interaction, extra.body["id"], {"content": "changed"})

    assert edited.body["content"] == "changed"
    assert (await bot.webhook("GET", interaction, "12345")).code == 10008
    assert (await bot.webhook("GET", interaction, "latest")).code == 50035


async def test_where_only_the_user_installed_the_app_five_follow_ups_are_the_most(local, bot, begun, discord):
    guild = local.world.add_guild("Elsewhere", bot_is_member=False)
    guest = discord.member("Guest", guild=guild)
    interaction, _ = await begun(discord.slash(guest, "ping"))
    assert interaction["authorizing_integration_owners"] == {"1": str(guest.id)}
    await bot.answer(interaction, 4, {"content": "x"})
    local.state.limits.messages = type(local.state.limits.messages)(50, 1.0)
    for number in range(5):
        assert (await bot.webhook("POST", interaction, body={"content": str(number)})).status == 200
    sixth = await bot.webhook("POST", interaction, body={"content": "6"})

    assert (sixth.status, sixth.code) == (400, 40094)
    path = f"/channels/{guild.default_channel.id}/messages"
    assert (await bot.call("POST", path, {"content": "x"})).code == 50001


async def test_another_application_has_no_such_webhook(local, bot, begun):
    interaction, _ = await begun()
    await bot.answer(interaction, 4, say("x"))
    path = f"/webhooks/{local.application_id + 1}/{interaction['token']}"

    assert (await bot.call("POST", path, {"content": "x"}, token="")).code == 10015


async def test_menus_of_messages_and_of_members(bot, begun, discord, ann, general):
    bob = discord.member("Bob")
    message = discord.say(bob, "see https://example.com", [("a b.png", b"png")])
    sent, waiting = await begun(discord.message_command(ann, "Look at it", message))
    target = sent["data"]["resolved"]["messages"][sent["data"]["target_id"]]
    assert sent["data"]["type"] == 3
    assert (target["content"], target["attachments"][0]["filename"]) == ("see https://example.com", "a_b.png")
    answered = await bot.answer(sent, 4, {"content": "seen"}, with_response="true")
    assert answered.body["resource"]["message"]["interaction_metadata"]["target_message_id"] == str(message.id)
    assert (await waiting).text == "seen"

    sent, waiting = await begun(discord.user_command(ann, "Look at them", bob))
    assert sent["data"]["resolved"]["users"][str(bob.id)]["global_name"] == "Bob"
    assert sent["data"]["resolved"]["members"][str(bob.id)]["permissions"]
    await bot.answer(sent, 4, {"content": "him"})
    assert (await waiting).text == "him"


async def test_a_public_answer_can_be_forced_to_be_ephemeral(local, bot, begun, discord, ann):
    local.faults.force_ephemeral()
    interaction, waiting = await begun()
    await bot.answer(interaction, 4, {"content": "public"})

    assert (await waiting).ephemeral
    assert discord.sees(discord.member("Bob")) == []
    await bot.webhook("POST", interaction, body={"content": "again"})
    assert [c.text for c in discord.sees(discord.member("Bob"))] == ["again"]


async def test_only_so_many_interactions_are_remembered(local, bot, begun):
    local.state.interactions.kept = 1
    first, _ = await begun()
    second, _ = await begun()

    assert (await bot.answer(first, 4, say("x"))).code == 10062
    assert (await bot.answer(second, 4, say("x"))).status == 204
