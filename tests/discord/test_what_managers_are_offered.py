"""While a manager types the number of a download, those of their server are offered after their own."""

import pytest

from boss_bot.domain.content.media import Metadata
from boss_bot.domain.errors.failures import NetworkError
from boss_bot.domain.members.server_rules import ServerRules
from boss_bot.playground.local_discord.world import Role

pytestmark = pytest.mark.asyncio(loop_scope="session")

MANAGE_GUILD = 1 << 5
LINK = "https://x.com/ann/status/{}"


@pytest.fixture
def boss(discord):
    return discord.member("Boss", permissions=MANAGE_GUILD)


async def begin(discord, member, led, number, title="cat video", **options):
    card = await discord.slash(member, "download link", url=LINK.format(number), **options)
    download = await led.next()
    download.found(metadata=Metadata(title=title))
    download.progress(42)
    await card.until(lambda now: now.title == "Downloading – 42 %")
    return card, download


async def test_others_downloads_come_after_their_own_and_a_private_one_says_only_whose_it_is(
    discord, ann, bob, boss, led, house
):
    hers, download = await begin(discord, ann, led, 1, "a secret")
    _, public = await begin(discord, bob, led, 2, "a talk", visibility="post")
    _, own = await begin(discord, boss, led, 3)
    offered = await discord.autocomplete(boss, "cancel", "job", "")
    assert offered == [
        ("▶ 42 % · cat video · X (Twitter)", own.task.job),
        (f"▶ 42 % · Bob · a talk · X (Twitter) · {public.task.job}", public.task.job),
        (f"▶ 42 % · Ann · private download · {download.task.job}", download.task.job),
    ]
    assert await discord.autocomplete(boss, "cancel", "job", "secret") == []
    assert await discord.autocomplete(boss, "pause", "job", "ann") == offered[2:]
    await discord.slash(boss, "pause", job=download.task.job)
    assert await discord.autocomplete(boss, "resume", "job", "") == [
        (f"⏸ 42 % · Ann · private download · {download.task.job}", download.task.job)
    ]
    await hers.until(lambda now: now.title == "Paused – 42 % kept")
    await discord.slash(boss, "resume", job=download.task.job)
    await hers.until(lambda now: now.title == "Downloading – 42 %")
    download.fail(NetworkError())
    await hers.until(lambda now: now.title == "Failed – connection problem")
    [(label, job)] = await discord.autocomplete(boss, "retry", "job", "")
    assert (label, job) == (f"✖ 42 % · Ann · private download · {job}", download.task.job)
    await house.stop()
    await house.ready()  # whom it has not heard since the start it cannot name
    [(label, _job)] = await discord.autocomplete(boss, "retry", "job", str(ann.user.id))
    assert label == f"✖ 42 % · {ann.user.id} · private download · {job}"


async def test_nobody_else_is_offered_them_nor_a_manager_elsewhere_but_one_by_role_is(
    discord, ann, bob, boss, led, local, house
):
    _, download = await begin(discord, ann, led, 1)
    assert await discord.autocomplete(bob, "cancel", "job", "") == []
    other = local.world.add_guild("Elsewhere")
    stranger = discord.member("Boss", other, permissions=MANAGE_GUILD)
    assert await discord.autocomplete(stranger, "cancel", "job", "", channel=other.default_channel) == []
    assert await discord.autocomplete(boss, "cancel", "job", "", context="dm") == []
    helpers = Role(id=local.world.ids.take(), name="helpers")
    local.world.default_guild.roles[helpers.id] = helpers
    await house.store.members.keep_rules(boss.guild_id, ServerRules(manager_role=helpers.id))
    cid = discord.member("Cid", roles=[helpers.id])
    assert [job for _, job in await discord.autocomplete(cid, "cancel", "job", "")] == [download.task.job]
    await house.store.members.keep_rules(boss.guild_id, ServerRules())  # asked again when the command comes
    assert (await discord.slash(cid, "cancel", job=download.task.job)).title == "This isn't your download"
