"""What a client would not let a member do, and what it lets it see; without any bot."""

import pytest

from boss_bot.playground.driver import NotPossible
from boss_bot.playground.driver.option_values import checked
from boss_bot.playground.driver.place import place_of
from boss_bot.playground.driver.resolved import Resolved

STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, NUMBER, FILE = 3, 4, 5, 6, 7, 8, 10, 11


def option(kind, **more):
    return {"type": kind, "name": "it", "description": "x", **more}


@pytest.fixture
def register(local):
    def register(*commands, guild=None):
        for command in commands:
            local.state.commands.upsert(guild, {"description": "x", **command})

    return register


@pytest.fixture
def check(local, ann):
    resolved = Resolved(local.state, place_of(local, ann, None))

    def check(option, value):
        return checked(option, value, resolved), resolved.found

    return check


async def test_values_as_a_client_sends_them(local, discord, ann, check):
    assert check(option(STRING), "text")[0] == "text"
    assert check(option(INTEGER, min_value=1, max_value=9), 9)[0] == 9
    assert check(option(NUMBER), 1)[0] == 1.0
    assert check(option(BOOLEAN), True)[0] is True
    choices = [{"name": "Best", "value": "b"}, {"name": "Small", "value": "s"}]
    assert check(option(STRING, choices=choices), "b")[0] == check(option(STRING, choices=choices), "Best")[0] == "b"
    value, found = check(option(USER), ann)
    assert found["users"][value]["global_name"] == "Ann"
    assert found["members"][value]["permissions"]
    general = local.world.default_guild.channel("general")
    value, found = check(option(CHANNEL, channel_types=[0]), general)
    assert found["channels"][value]["name"] == "general"
    value, found = check(option(FILE), ("a.txt", b"abc"))
    assert (found["attachments"][value]["size"], found["attachments"][value]["content_type"]) == (3, "text/plain")


@pytest.mark.parametrize(
    ("wanted", "value"),
    [
        (option(STRING), 5),
        (option(STRING), ""),
        (option(STRING, min_length=8), "short"),
        (option(STRING, max_length=3), "long"),
        (option(STRING), "x" * 6001),
        (option(INTEGER), 1.5),
        (option(INTEGER), True),
        (option(INTEGER, min_value=1), 0),
        (option(INTEGER), 2**53 + 1),
        (option(NUMBER, max_value=2.5), 3),
        (option(BOOLEAN), 1),
        (option(USER), "Ann"),
        (option(CHANNEL), "general"),
        (option(ROLE), "admin"),
        (option(FILE), b"bytes"),
        (option(STRING, choices=[{"name": "Best", "value": "b"}]), "worst"),
    ],
)
async def test_values_that_a_client_does_not_take(check, wanted, value):
    with pytest.raises(NotPossible):
        check(wanted, value)


async def test_unknown_commands_and_options(discord, ann, register):
    group = {"type": 2, "name": "deep", "description": "x", "options": [option(1) | {"name": "leaf"}]}
    leaf = {"type": 1, "name": "link", "description": "x", "options": [option(STRING, required=True)]}
    register({"name": "download", "options": [leaf, group]}, {"name": "queue"})

    for command, options in (
        ("nothing", {}),
        ("download", {}),
        ("download nothing", {}),
        ("download deep", {}),
        ("queue extra", {}),
        ("download link", {}),
        ("download link", {"it": None}),
        ("download link", {"it": "x", "more": 1}),
    ):
        with pytest.raises(NotPossible):
            await discord.slash(ann, command, **options)
    with pytest.raises(NotPossible, match="autocomplete"):
        await discord.autocomplete(ann, "download link", "it", "x")


async def test_commands_are_offered_where_they_belong(local, discord, ann, register):
    foreign = local.world.add_guild("Foreign", bot_is_member=False)
    guest = discord.member("Guest", guild=foreign)
    boss = discord.member("Boss", permissions=1 << 3)
    manager = discord.member("Manager", permissions=1 << 5)
    register(
        {"name": "guild", "contexts": [0]},
        {"name": "locked", "default_member_permissions": "0"},
        {"name": "managed", "default_member_permissions": str(1 << 5)},
        {"name": "adult", "nsfw": True},
    )
    register({"name": "local"}, guild=local.world.default_guild.id)

    async def refused(member, name, **where):
        with pytest.raises(NotPossible):
            await discord.slash(member, name, timeout=0.01, **where)

    async def offered(member, name, **where):
        with pytest.raises(Exception, match="did not respond"):
            await discord.slash(member, name, timeout=0.01, **where)

    await refused(ann, "guild", context="dm")
    await refused(ann, "guild", context="moon")
    await refused(guest, "guild")
    await refused(ann, "locked")
    await offered(boss, "locked")
    await refused(manager, "locked")
    await offered(manager, "managed")
    await refused(ann, "managed")
    await refused(ann, "adult")
    await offered(ann, "adult", channel=local.world.default_guild.channel("18+-thread"))
    await refused(ann, "local", context="dm")
    await offered(ann, "local")
    await offered(ann, "adult", channel=local.world.dm_with(ann.user))
    await refused(ann, "guild", channel=foreign.default_channel)


async def test_menus_are_for_what_is_in_sight(local, discord, ann, register):
    register({"name": "Look", "type": 3})
    secret = discord.say(ann, "secret", channel=local.world.dm_with(discord.member("Bob").user))

    with pytest.raises(NotPossible, match="does not see"):
        await discord.message_command(ann, "Look", secret)


async def test_a_member_is_created_once_and_may_join_several_guilds(local, discord, ann):
    second = local.world.add_guild("Second")
    there = discord.member("Ann", guild=second)

    assert discord.member("Ann") is ann
    assert (there.user, there.guild_id) == (ann.user, second.id)
    assert discord.member("Boss-Bot").id != local.application_id


async def test_what_members_say(local, discord, ann):
    bob = discord.member("Bob")
    message = discord.say(bob, f"hey <@{ann.id}>", [("a.txt", b"hello")])
    (seen,) = discord.sees(ann)

    assert seen.id == message.id
    assert await seen.attachments[0].read() == b"hello"
    assert [card.id for card in discord.pings(ann)] == [message.id]
    assert discord.pings(bob) == []
    assert discord.sees(ann, local.world.default_guild.channel("18+")) == []
    with pytest.raises(NotPossible):
        discord.dismiss(ann, seen)
    with pytest.raises(NotPossible):
        await discord.submit(ann, seen, {})


async def test_until_says_what_the_card_last_showed(discord, ann):
    discord.say(ann, "unchanged")
    (card,) = discord.sees(ann)

    with pytest.raises(TimeoutError, match="unchanged"):
        await card.until(lambda c: c.text == "changed", timeout=0.01)
    assert (await card.until(lambda c: not c.gone, timeout=0)).id == card.id


async def test_modals_check_what_is_filled_in(discord, ann):
    from boss_bot.playground.driver.pressing import filled_modal

    def field(name, **more):
        return {"type": 1, "components": [{"type": 4, "custom_id": name, "style": 1, "label": name, **more}]}

    modal = {"custom_id": "m", "components": [field("a", max_length=3), field("b", required=False, value="kept")]}
    sent = filled_modal(modal, {"a": "abc"})

    assert [row["components"][0]["value"] for row in sent["components"]] == ["abc", "kept"]
    for texts in ({}, {"a": "long"}, {"a": "x", "c": "x"}):
        with pytest.raises(NotPossible):
            filled_modal(modal, texts)
