"""`/owner`: in the owner's server alone, and for nobody else there."""

import pytest
import pytest_asyncio

from boss_bot.domain.members.server_rules import ServerRules
from boss_bot.domain.operating.operator import Reloading, Updated
from boss_bot.playground.driver import Driver, NotPossible
from boss_bot.playground.local_discord.world.permissions import EVERYONE

pytestmark = pytest.mark.asyncio(loop_scope="session")

ADMINISTRATOR = 1 << 3


@pytest_asyncio.fixture(loop_scope="session")
async def discord(house, local):
    house.owner_server = local.world.default_guild.id
    await house.ready()
    return Driver(local)


@pytest.fixture
def owner(discord, house):
    member = discord.member("Owner", permissions=EVERYONE | ADMINISTRATOR)
    house.members.owners.add(member.user.id)
    return member


async def test_the_commands_are_in_the_owners_server_alone(discord, owner, local):
    other = local.world.add_guild("Elsewhere")
    assert (await discord.slash(owner, "owner guilds")).title == "On 2 servers"
    elsewhere = discord.member("Owner", other, permissions=EVERYONE | ADMINISTRATOR)
    with pytest.raises(NotPossible):
        await discord.slash(elsewhere, "owner guilds", channel=other.default_channel)


async def test_whoever_is_not_the_owner_is_turned_away(discord, house, local):
    house.members.owners.clear()
    admin = discord.member("Admin", permissions=EVERYONE | ADMINISTRATOR)
    for command, options in (
        ("drain", {}), ("reload", {}), ("guilds", {}), ("update-engines", {}), ("announce", {}),
        ("broadcast-off", {"server": str(local.world.default_guild.id)}),
    ):  # fmt: skip
        refused = await discord.slash(admin, f"owner {command}", **options)
        assert refused.title == "This is for my owner"
        assert "PERM-2" in refused.text
    assert house.asked == []


async def test_the_owner_is_known_from_discord(house, discord, local):
    assert house.members.owners


async def test_drain_and_open_again(discord, owner, house):
    assert (await discord.slash(owner, "owner drain")).title == "Draining"
    assert (await discord.slash(owner, "owner drain", on=False)).title == "Open again"
    assert house.asked == [True, False]


async def test_a_reload_names_what_has_changed_what_waits_and_what_is_wrong(discord, owner, house):
    house.reloading = Reloading(changed=["BOSS_BOT_LOG_LEVEL"], waiting=["BOSS_BOT_DATA_DIR"])
    done = await discord.slash(owner, "owner reload")
    assert "Changed: `BOSS_BOT_LOG_LEVEL`." in done.text
    assert "After a restart: `BOSS_BOT_DATA_DIR`." in done.text
    house.reloading = Reloading()
    assert "Changed: nothing." in (await discord.slash(owner, "owner reload")).text
    house.reloading = Reloading(wrong=["BOSS_BOT_X is no @everyone"])
    wrong = await discord.slash(owner, "owner reload")
    assert wrong.title == "Not reloaded"
    assert "\\@everyone" in wrong.text


async def test_an_update_of_the_tools_is_told_tool_by_tool(discord, owner, house):
    house.updated = [Updated("yt-dlp", "2026.11.20", fresh=True), Updated("gallery-dl", "1.32.18")]
    done = await discord.slash(owner, "owner update-engines")
    assert done.title == "The tools are up to date"
    assert "yt-dlp 2026.11.20 is used from the next download on." in done.text
    assert "gallery-dl 1.32.18 was the newest already." in done.text
    house.updated = [Updated("yt-dlp", "2026.10.26", trouble="The index is @everyone.")]
    failed = await discord.slash(owner, "owner update-engines", tool="yt-dlp", version="2026.11.20")
    assert failed.title == "Not all tools are up to date"
    assert "yt-dlp 2026.10.26 stays: The index is \\@everyone." in failed.text
    assert house.asked == [("", ""), ("yt-dlp", "2026.11.20")]


async def written(discord, owner, text):
    form = await discord.slash(owner, "owner announce")
    assert form.is_modal
    return await discord.submit(owner, form, {"text": text})


async def test_an_announcement_is_shown_counted_and_posted_where_servers_want_it(discord, owner, house, local):
    world, keep = local.world, house.members.store.keep_rules
    german, closed, off = world.add_guild("Deutsch", locale="de"), world.add_guild("Closed"), world.add_guild("Off")
    for guild in (german, closed, off):
        await keep(guild.id, ServerRules(post_channel=guild.default_channel.id, news=guild is not off))
    closed.default_channel.bot_permissions = 0
    asked = await written(discord, owner, "Maintenance at 8.\n@everyone, be quick!")
    assert asked.title == "Post this on 2 servers?"
    assert "Maintenance at 8.\n@everyone" in asked.text
    assert "1 server wants no news." in asked.text
    assert "1 server has chosen no channel for what all see." in asked.text
    assert local.journal.posts() == []
    done = await discord.press(owner, asked, "Post it")
    assert done.title == "Posted on 1 server"
    assert "I could not post on: Closed" in done.text
    [post] = [entry for entry in local.journal.posts() if entry.status == 200]
    assert "Neues vom Betreiber des Bots" in str(post.body)
    assert "Maintenance at 8." in str(post.body)
    assert post.body["allowed_mentions"] == {"parse": []}
    again = await discord.press(owner, asked, force_custom_id=asked.button("Post it").custom_id)
    assert again.title == "I don't have this text any more"


async def test_nothing_is_announced_without_a_text_or_by_anybody_else(discord, owner, house, local):
    assert "There is nothing to announce." in (await written(discord, owner, "  ")).text
    nowhere = await written(discord, owner, "Hello")
    assert (nowhere.title, nowhere.buttons) == ("Post this on 0 servers?", ())
    bob = discord.member("Bob")
    refused = await discord.press(bob, await discord.slash(bob, "queue"), force_custom_id="s1:announce:0000AAAA")
    assert refused.title == "This is for my owner"


async def test_a_server_can_be_left_out_of_announcements(discord, owner, house, local):
    guild = local.world.default_guild
    [(name, value)] = await discord.autocomplete(owner, "owner broadcast-off", "server", guild.name[:3])
    assert (name, value) == (guild.name, str(guild.id))
    done = await discord.slash(owner, "owner broadcast-off", server=value)
    assert f"{guild.name} gets no more announcements." in done.text
    assert not (await house.store.members.rules(guild.id)).news
    panel = await discord.slash(owner, "settings", **{"for": "server"})
    await discord.press(owner, panel, "Operator's news: off")
    assert (await house.store.members.rules(guild.id)).news
    await discord.slash(owner, "owner broadcast-off", server=value, off=False)
    assert (await house.store.members.rules(guild.id)).news
    for typed in ("1", "x"):
        assert "I am on no such server." in (await discord.slash(owner, "owner broadcast-off", server=typed)).text
