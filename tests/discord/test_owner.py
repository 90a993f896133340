"""`/owner`: in the owner's server alone, and for nobody else there."""

import pytest
import pytest_asyncio

from boss_bot.domain.operating.operator import Reloading
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
    for command in ("drain", "reload", "guilds"):
        refused = await discord.slash(admin, f"owner {command}")
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
