"""What Discord is told of every command: options, choices, suggestions, where it may be used, and by whom."""

import pytest
import pytest_asyncio

from boss_bot.playground.driver import Driver

pytestmark = pytest.mark.asyncio(loop_scope="session")

STRING, INTEGER, BOOLEAN, USER, ROLE = 3, 4, 5, 6, 8
EVERYWHERE, ON_SERVERS = ([0, 1, 2], [0, 1]), ([0], [0])
MANAGE_GUILD, NOBODY = 1 << 5, 1 << 3
KINDS = {STRING: "text", INTEGER: "number", BOOLEAN: "yes or no", USER: "member", ROLE: "role"}

MEDIA = "media: everything video images audio"
QUALITY = "quality: fits best 1080p 720p 480p smallest"
WHO, URGENT = "visibility: private post public", "priority: low normal high"
ALL_SITES = {MEDIA, QUALITY, WHO, URGENT, "spoiler yes or no"}
URL, TEXT, ITEMS = "url* text", "text yes or no", "items text"

OFFERED = {
    "download link": {*ALL_SITES, "url* suggests", ITEMS, "start text", "end text"},
    "download twitter": {*ALL_SITES, URL, TEXT, ITEMS, "scope: post thread quoted"},
    "download reddit": {*ALL_SITES, URL, TEXT, ITEMS, "gallery: all first"},
    "download instagram": {*ALL_SITES, URL, TEXT, ITEMS},
    "download youtube": {*ALL_SITES, URL, "start text", "end text"},
    "queue": {"show: mine server all", "page number"},
    "cancel": {"job* suggests"},
    "pause": {"job* suggests"},
    "resume": {"job* suggests"},
    "retry": {"job* suggests"},
    "history": {"page number", "site suggests"},
    "settings": {"for: me server"},
    "help": {"topic suggests"},
    "privacy": {"action: show export delete"},
    "status": set(),
    "admin stats": {"days number"},
    "admin health": set(),
    "admin jobs": set(),
    "admin limits": {"level: normal premium", "role role", "max_size number", "day_jobs number", "limits text"},
    "admin sites": {"site*: …", "allowed* yes or no"},
    "admin cleanup": set(),
    "admin block": {"user member", "days number"},
    "admin unblock": {"user* member"},
    "admin post-test": set(),
    "owner drain": {"on yes or no"},
    "owner reload": set(),
    "owner guilds": set(),
    "owner update-engines": {"tool: yt-dlp gallery-dl", "version text"},
    "owner announce": set(),
    "owner broadcast-off": {"server* suggests", "off yes or no"},
}


@pytest_asyncio.fixture(loop_scope="session")
async def told(house, local):
    """What Discord has been told: every command by its whole name, and where its root may be used, and by whom."""
    house.owner_server = local.world.default_guild.id
    await house.ready()
    return [command for put in local.journal.find("PUT", "*/commands") for command in put.body]


def leaves(commands):
    for command in commands:
        below = [option for option in command.get("options") or () if option["type"] == 1]
        for one in below or [command]:
            yield f"{command['name']} {one['name']}" if below else command["name"], one


def written(option):
    """An option as the table writes it: its name, a star where it is needed, and its choices or what it takes."""
    name = option["name"] + ("*" if option.get("required") else "")
    choices = [str(choice["value"]) for choice in option.get("choices") or ()]
    if choices:
        return f"{name}: {' '.join(choices) if option['name'] != 'site' else '…'}"
    return f"{name} suggests" if option.get("autocomplete") else f"{name} {KINDS[option['type']]}"


async def test_every_command_has_the_options_and_choices_that_it_should_have(told):
    slash = [command for command in told if command.get("type", 1) == 1]
    assert {name: {written(one) for one in leaf.get("options") or ()} for name, leaf in leaves(slash)} == OFFERED
    menus = {command["name"] for command in told if command.get("type") == 3}
    assert menus == {"Download media", "Download as audio"}


async def test_choices_are_named_as_what_they_are(told):
    named = {
        (choice["value"], choice["name"])
        for _, leaf in leaves(told)
        for option in leaf.get("options") or ()
        if option["name"] in ("visibility", "scope", "show", "gallery")
        for choice in option["choices"]
    }
    assert named == {
        ("private", "Only me"), ("post", "Everyone: post it here"), ("public", "Everyone: the progress too"),
        ("post", "The post alone"), ("thread", "The author's whole thread"),
        ("quoted", "The post and the one it quotes"),
        ("mine", "Only mine"), ("server", "This server's"), ("all", "All servers', for the owner of the bot"),
        ("all", "All pictures"), ("first", "The first one alone"),
    }  # fmt: skip


async def test_every_command_says_where_it_may_be_used_and_by_whom(told):
    for command in told:
        found = (sorted(command.get("contexts") or []), sorted(command.get("integration_types") or []))
        permission = command.get("default_member_permissions")
        match command["name"]:
            case "admin":
                assert (found, permission) == (ON_SERVERS, MANAGE_GUILD)
            case "owner":  # a server's own command: Discord takes no contexts there
                assert permission == NOBODY
            case _:
                assert (found, permission) == (EVERYWHERE, None)
        assert not command.get("nsfw"), "an app with such a command cannot be in the App Directory"


async def test_in_a_server_where_the_bot_is_no_member_only_what_anybody_may_install_is_offered(told, local):
    foreign = local.world.add_guild("Foreign", bot_is_member=False)
    ann = Driver(local).member("Ann", foreign)
    assert (await Driver(local).slash(ann, "queue", channel=foreign.default_channel)).title == "Your downloads"
