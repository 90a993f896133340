"""What the managers of a server read about its day, in the channel that they chose and nowhere else."""

import attrs
import pytest

from boss_bot.domain.keeping.quotas import DayNews, Stage
from boss_bot.domain.members.server_rules import ServerRules

pytestmark = pytest.mark.asyncio(loop_scope="session")

MANAGE_GUILD = 1 << 5
MIB = 2**20


@pytest.fixture
def send(house, local):
    """Bring news of the default server's day; return whether it was brought, and what it says."""

    async def bring(**fields):
        news = DayNews(local.world.default_guild.id, Stage.NEAR, 420 * MIB, 500 * MIB, 1_800_000_000.0)
        before = len(posted(local))
        brought = await house.bot.operators.server_post(house.store.members.rules).send(attrs.evolve(news, **fields))
        return brought, "".join(str(entry.body) for entry in posted(local)[before:])

    return bring


def posted(local):
    return [entry for entry in local.journal if entry.method == "POST" and entry.path.endswith("/messages")]


async def test_managers_choose_a_channel_and_read_there_what_helps(discord, house, local, send):
    boss, channel = discord.member("Boss", permissions=MANAGE_GUILD), local.world.default_guild.channel("general")
    card = await discord.slash(boss, "settings", **{"for": "server"})
    assert "Channel for what managers should know: none" in card.text
    card = await discord.select(boss, card, [str(channel.id)], custom_id="s1:posts:managers")
    assert f"Channel for what managers should know: <#{channel.id}>" in card.text
    brought, said = await send()
    assert brought
    assert posted(local)[-1].path.endswith(f"/channels/{channel.id}/messages")
    for words in ("near its daily limit", "420 of 500 MB", "<t:1800000000:R>", "/admin limits", "My operator"):
        assert words in said
    assert "I take no new ones" not in said
    brought, said = await send(stage=Stage.REACHED, used=500 * MIB, frees_at=None)
    assert "has reached its daily limit" in said
    assert "I take no new ones here until there is room." in said
    card = await discord.select(boss, card, [], custom_id="s1:posts:managers")
    assert "Channel for what managers should know: none" in card.text
    assert await send() == (False, "")


async def test_it_is_said_in_the_servers_language(discord, house, local, send):
    guild = local.world.default_guild
    await house.store.members.keep_rules(
        guild.id, ServerRules(manager_channel=guild.channel("general").id, language="de")
    )
    assert "Tageslimit" in (await send())[1]


async def test_no_other_servers_channel_is_written_to_and_a_refusal_is_no_error(discord, house, local, send):
    guild, channel = local.world.default_guild, local.world.default_guild.channel("general").id
    other = (
        next(one for one in local.world.guilds.values() if one.id != guild.id) if len(local.world.guilds) > 1 else None
    )
    await house.store.members.keep_rules(
        guild.id, ServerRules(manager_channel=(other and next(iter(other.channels))) or 5)
    )
    assert await send() == (False, "")
    await house.store.members.keep_rules(guild.id, ServerRules(manager_channel=channel))
    await house.store.members.keep_rules(77, ServerRules(manager_channel=channel))
    assert await send(guild=77) == (False, "")
    local.faults.refuse("POST", "/channels/*/messages", status=403)
    assert not (await send())[0]
    assert (await send())[0]
