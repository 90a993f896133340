"""Members play with an unmodified hikari and lightbulb bot."""

import asyncio

import hikari
import pytest

from boss_bot.playground.driver import LiveCard, NoAnswer, NotPossible

LINK = "https://example.com/clip"


async def test_lightbulb_registers_its_commands(local, bot):
    commands = {command["name"]: command for command in local.state.commands.all(None)}

    assert set(commands) == {"download", "files", "cancel", "Download media"}
    assert commands["download"]["options"][0]["options"][0]["min_length"] == 8
    assert commands["Download media"]["type"] == 3
    assert [e.method for e in local.journal.find(path="/applications/*/commands")] == ["GET", "PUT"]


async def test_a_second_start_finds_its_commands_unchanged(local, bot, build_bot):
    again = build_bot(local)
    await again.start(check_for_updates=False)
    await local.world.changes.until(lambda: local.state.gateway.identifies == 2, 10)
    await again.close()

    assert len(local.journal.find("PUT", "/applications/*/commands")) == 1


async def test_a_slash_command_its_card_and_a_press(discord, ann, bot):
    card = await discord.slash(ann, "download link", url=LINK)
    assert isinstance(card, LiveCard)
    assert (card.text, card.ephemeral, card.buttons[0].label) == (f"Queued {LINK}", True, "Cancel")

    pressed = await discord.press(ann, card, "Cancel")
    assert (pressed.id, pressed.text) == (card.id, "Got b1:cancel:7")
    assert card.history == [f"Queued {LINK}", "Got b1:cancel:7"]
    assert card.text == f"Queued {LINK}"
    assert card.now.text == "Got b1:cancel:7"


async def test_in_direct_messages(discord, ann, bot):
    card = await discord.slash(ann, "download link", url=LINK, context="dm")

    assert card.stored.channel.recipient is ann.user
    assert [c.id for c in discord.sees(ann, card.stored.channel)] == [card.id]
    assert (await discord.press(ann, card, custom_id="b1:cancel:7")).text == "Got b1:cancel:7"


async def test_a_deferred_answer_with_a_file(discord, ann, bot):
    card = await discord.slash(ann, "files")
    card = await card.until(lambda c: c.attachments)

    assert (card.attachments[0].filename, card.attachments[0].stored) == ("clip one.mp4", "clip_one.mp4")
    assert await card.attachments[0].read() == b"media"
    assert card.shown_files == card.attachments


async def test_a_deferred_press(discord, ann, bot, post, parts):
    await post(parts.text("Public"), parts.row("Slow", "b1:slow:7"))
    (card,) = discord.sees(ann)
    pressed = await discord.press(ann, card, "Slow")

    assert pressed.id == card.id
    assert (await pressed.until(lambda c: c.text == "Slowly done")).text == "Slowly done"


async def test_autocomplete_and_menus(discord, ann, bot):
    bob = discord.member("Bob")
    message = discord.say(bob, "look", [("a b.png", b"x")])

    assert await discord.autocomplete(ann, "cancel", "job", "12") == [("Job 12", "j1")]
    assert (await discord.slash(ann, "cancel", job="free text")).text == "Cancelled free text"
    assert (await discord.message_command(ann, "Download media", message)).text == "look [a_b.png]"


async def test_selects(discord, ann, bot, post, parts):
    menu = hikari.impl.MessageActionRowBuilder()
    menu.add_text_menu("pick", min_values=1).add_option("One", "1").add_option("Two", "2")
    await post(parts.text("Choose"), menu)
    (card,) = discord.sees(ann)

    assert (await discord.select(ann, card, ["2"])).text == "chose 2"
    for values, custom_id in ((["3"], None), ([], None), (["1", "2"], None), (["1"], "other")):
        with pytest.raises(NotPossible):
            await discord.select(ann, card, values, custom_id)


async def test_only_text_selects_can_be_used(discord, ann, bot, post, parts):
    menu = hikari.impl.MessageActionRowBuilder()
    menu.add_select_menu(hikari.ComponentType.USER_SELECT_MENU, "who")
    await post(parts.text("Choose"), menu)
    (card,) = discord.sees(ann)

    with pytest.raises(NotPossible, match="texts"):
        await discord.select(ann, card, ["1"])


async def test_only_what_is_in_sight_and_enabled_can_be_pressed(discord, ann, bot, post, parts):
    bob = discord.member("Bob")
    discord.patience = 0.01
    mine = await discord.slash(ann, "download link", url=LINK)
    with pytest.raises(NotPossible, match="Bob does not see"):
        await discord.press(bob, mine, "Cancel")
    with pytest.raises(NotPossible, match="no button 'Pause'"):
        await discord.press(ann, mine, "Pause")
    await post(parts.text("Public"), parts.row("Off", "off", is_disabled=True))
    public = discord.sees(bob)[0]
    with pytest.raises(NotPossible, match="Off"):
        await discord.press(bob, public, "Off")

    forced = await discord.press(bob, public, force_custom_id="b1:cancel:999")
    assert forced.text == "Got b1:cancel:999"


async def test_a_button_that_comes_a_moment_later_is_waited_for(discord, ann, bot, post, parts):
    await post(parts.text("Soon"), parts.row("Go", "b1:go:7", is_disabled=True))
    (card,) = discord.sees(ann)
    pressed = asyncio.create_task(discord.press(ann, card, "Go"))
    await asyncio.sleep(0)
    await bot.rest.edit_message(card.stored.channel.id, card.id, components=[parts.row("Go", "b1:go:7")])
    assert (await pressed).text == "Got b1:go:7"


async def test_a_dismissed_card_is_gone_and_edits_of_it_still_succeed(discord, ann, bot, local):
    card = await discord.slash(ann, "download link", url=LINK)
    discord.dismiss(ann, card)
    assert card.gone
    assert discord.sees(ann) == []
    with pytest.raises(NotPossible):
        await discord.press(ann, card, "Cancel")
    with pytest.raises(NotPossible):
        discord.dismiss(ann, card)

    token = local.journal.callbacks()[0].ids["token"]
    await bot.rest.edit_interaction_response(local.application_id, token, components=[hikari_text("still")])
    assert card.now.text == "still"


def hikari_text(content):
    return hikari.impl.TextDisplayComponentBuilder(content=content)


async def test_hikari_takes_errors_as_discords(discord, ann, bot, local):
    card = await discord.slash(ann, "download link", url=LINK)
    token = local.journal.callbacks()[0].ids["token"]
    with pytest.raises(hikari.NotFoundError) as unknown:
        await bot.rest.edit_message(card.channel_id, card.id, "x")
    assert unknown.value.code == 10008
    local.clock.advance(901)
    with pytest.raises(hikari.UnauthorizedError) as expired:
        await bot.rest.edit_interaction_response(local.application_id, token, components=[hikari_text("x")])
    assert expired.value.code == 50027
    local.faults.upload_limit = 3
    with pytest.raises(hikari.ClientHTTPResponseError) as large:
        await bot.rest.create_message(card.channel_id, attachment=hikari.Bytes(b"large", "a.bin"))
    assert large.value.status == 413


async def test_a_lost_reply_is_posted_once_with_a_nonce(discord, ann, bot, local):
    channel = local.world.default_guild.channel("general")
    local.faults.lose_reply("POST", "/channels/*/messages")
    posted = await bot.rest.create_message(channel.id, "result", nonce="job-7")

    assert [card.id for card in discord.sees(ann)] == [posted.id]
    assert len(local.journal.posts()) == 2


async def test_hikari_sees_what_it_asks_for(bot, local, discord, ann):
    guild = local.world.default_guild
    restricted = guild.channel("18+")

    assert bot.cache.get_guild(guild.id).name == "Sample"
    assert bot.cache.get_guild_channel(restricted.id).is_nsfw
    assert (await bot.rest.fetch_channel(guild.channel("18+-thread").id)).parent_id == restricted.id
    assert (await bot.rest.fetch_guild(guild.id)).premium_tier == 0
    assert (await bot.rest.fetch_member(guild.id, ann.id)).username == "ann"
    assert (await bot.rest.fetch_my_user()).is_bot
    dm = await bot.rest.create_dm_channel(ann.id)
    assert (await bot.rest.fetch_user(ann.id)).id == dm.recipient.id
    assert len([m async for m in bot.rest.fetch_messages(guild.channel("general").id)]) == 0
    assert [g.name async for g in bot.rest.fetch_my_guilds()] == ["Sample"]


async def test_no_answer_when_no_bot_is_there_or_it_is_silent(local, discord, ann, bot):
    hold = local.faults.hold("POST", "/interactions/*", times=2)
    for use in (
        lambda: discord.slash(ann, "download link", url=LINK, timeout=0.05),
        lambda: discord.autocomplete(ann, "cancel", "job", "", timeout=0.05),
    ):
        with pytest.raises(NoAnswer, match="The application did not respond"):
            await use()
    hold.release()


@pytest.mark.parametrize("fault", ["reconnect", "resumable", "fresh"])
async def test_hikari_comes_back_after_a_fault_of_the_gateway(local, discord, ann, bot, fault):
    gateway = local.state.gateway
    if fault == "reconnect":
        local.faults.reconnect()
    else:
        local.faults.invalidate_session(resumable=fault == "resumable")
    await local.world.changes.until(lambda: gateway.resumes + gateway.identifies == 2, 30)

    assert (gateway.resumes, gateway.identifies) == ((0, 2) if fault == "fresh" else (1, 1))
    assert (await discord.slash(ann, "cancel", job="x")).text == "Cancelled x"


async def test_what_happens_while_the_bot_is_away_arrives_when_it_is_back(local, discord, ann, bot):
    local.faults.drop_gateway()
    await local.world.changes.until(lambda: not local.state.gateway.connected, 10)
    local.state.interactions.answer_within_s = 30

    card = await discord.slash(ann, "cancel", job="missed", timeout=30)
    assert card.text == "Cancelled missed"


async def test_hikari_notices_that_heartbeats_go_unanswered(local, discord, ann, build_bot):
    local.state.gateway.heartbeat_interval_ms = 100
    local.faults.acknowledge_heartbeats(False)
    bot = build_bot(local)
    starting = asyncio.create_task(bot.start(check_for_updates=False))
    await local.world.changes.until(lambda: local.state.gateway.sockets and local.state.gateway.identifies, 10)
    await local.world.changes.until(lambda: not local.state.gateway.connected, 10)
    local.faults.acknowledge_heartbeats(True)
    await local.world.changes.until(lambda: local.state.gateway.resumes > 0, 30)
    await starting
    await bot.close()


async def test_a_wrong_token_ends_the_bot(local, build_bot):
    bot = build_bot(local)
    local.state.token += "x"
    with pytest.raises(hikari.UnauthorizedError):
        await bot.start(check_for_updates=False)
    await bot.close()
