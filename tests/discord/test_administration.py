"""`/admin`: figures, downloads, blocks and rules, for those who manage the server and nobody else."""

import pytest

from boss_bot.domain.errors.failures import NetworkError
from boss_bot.domain.jobs.job import JobState
from boss_bot.domain.members.actor import Actor
from boss_bot.domain.members.levels import Level
from boss_bot.domain.members.server_rules import ServerRules
from boss_bot.domain.operating.status import State, StatusLine
from boss_bot.playground.driver import NotPossible
from boss_bot.playground.local_discord.world import Role

pytestmark = pytest.mark.asyncio(loop_scope="session")

MANAGE_GUILD = 1 << 5
LINK = "https://x.com/ann/status/{}"


@pytest.fixture
def boss(discord):
    return discord.member("Boss", permissions=MANAGE_GUILD)


async def begin(discord, member, led, number=1):
    card = await discord.slash(member, "download link", url=LINK.format(number))
    return card, await led.next()


async def test_discord_shows_it_to_managers_alone_and_each_command_asks_again(discord, ann, boss, house, local):
    with pytest.raises(NotPossible):
        await discord.slash(ann, "admin stats")
    with pytest.raises(NotPossible):
        await discord.slash(boss, "admin stats", context="dm")
    admin = local.state.commands.find(1, "admin", None)
    assert admin["default_member_permissions"] == str(MANAGE_GUILD)
    admin["default_member_permissions"] = None  # a server's own settings may show it to anybody
    for command, options in (
        ("stats", {}), ("health", {}), ("jobs", {}), ("block", {"user": boss}), ("unblock", {"user": boss}),
        ("limits", {"level": "normal", "limits": "at_once=5"}), ("sites", {"site": "reddit", "allowed": False}),
        ("post-test", {}), ("cleanup", {}),
    ):  # fmt: skip
        assert (await discord.slash(ann, f"admin {command}", **options)).title == "This is for managers"
    assert await house.members.blocked(Actor(0, boss.guild_id, manages=True)) == []
    assert house.asked == []


async def test_figures(discord, ann, boss, led, house):
    card, download = await begin(discord, ann, led)
    download.finish(b"picture")
    await card.until(lambda now: now.title.startswith("Done"))
    card, download = await begin(discord, ann, led, 2)
    download.fail(NetworkError())
    await card.until(lambda now: now.title.startswith("Failed"))
    await house.queue.service.scheduler.idle()
    shown = await discord.slash(boss, "admin stats")
    assert "**Last 24 hours**: 1 done, 1 failed (50 % done), 0 cancelled" in shown.text
    assert "By site: X (Twitter) 2" in shown.text
    assert "Top errors: NET-1 ×1" in shown.text
    assert "Now: 0 waiting, 0 running" in shown.text
    assert "Kept here: 1 download · 7 B · the oldest is of <t:" in shown.text
    month = await discord.select(boss, shown, ["30"])
    assert (month.id, "**Last 30 days**: 1 done, 1 failed" in month.text) == (shown.id, True)
    told = await discord.press(boss, month, "Errors")
    assert told.title == "Errors – Last 30 days"
    assert "**NET-1** ×1 – Connection problem" in told.text
    [file] = (await discord.press(boss, month, "Export CSV")).shown_files
    head, *lines = (await file.read()).decode().splitlines()
    assert head == "job,member,site,state,asked,started,ended,bytes,error"
    assert [line.split(",")[1:4] for line in lines] == [
        [str(ann.user.id), "twitter", "failed"], [str(ann.user.id), "twitter", "completed"]
    ]  # fmt: skip
    assert lines[0].endswith(",NET-1")
    refused = await discord.press(ann, card, force_custom_id="s1:statsfile:7")
    assert refused.title == "This is for managers"
    for tampered in ("s1:statsfile:99", "s1:statserrors:x", "s1:stats"):
        odd = await discord.press(boss, month, force_custom_id=tampered)
        assert odd.title == "I don't understand an option"


async def test_health_shows_what_needs_somebody_first(discord, boss, house):
    fine = [StatusLine(f"Part {number}", State.OK, "fine") for number in range(20)]
    house.lines = [*fine, StatusLine("Disk", State.WARNING, "nearly full", "Make room.")]
    shown = await discord.slash(boss, "admin health")
    assert "nearly full" in shown.text
    assert shown.title == "Warning – mostly working"


async def test_a_manager_sees_whose_downloads_run_but_not_what_they_are_and_may_cancel_them(
    discord, ann, boss, led, house
):
    card, download = await begin(discord, ann, led)
    download.progress(42)
    await card.until(lambda now: now.title == "Downloading – 42 %")
    shown = await discord.slash(boss, "admin jobs")
    assert f"<@{ann.user.id}> · X (Twitter)" in shown.text
    assert "status/1" not in shown.text
    refused = await discord.press(ann, card, force_custom_id=f"s1:stop:{download.task.job}")
    assert refused.title == "This is for managers"
    assert (await discord.press(boss, shown, "Cancel")).text.endswith("Nothing runs or waits here.")
    await card.until(lambda now: now.title == "Cancelled")
    assert (await house.store.get(download.task.job)).state is JobState.CANCELLED
    late = await discord.press(boss, shown, force_custom_id=f"s1:stop:{download.task.job}")
    assert late.title == "Already cancelled"


async def test_a_block_holds_until_it_is_lifted(discord, ann, boss, led):
    assert (await discord.slash(boss, "admin block", user=ann)).title == "Blocked"
    assert (await discord.slash(boss, "admin block", user=ann)).title == "Blocked already"
    card = await discord.slash(ann, "download link", url=LINK.format(1))
    refused = await card.until(lambda now: now.title == "You can't use downloads here")
    assert "PERM-1" in refused.text
    assert (await discord.slash(boss, "admin unblock", user=ann)).title == "Not blocked any more"
    assert (await discord.slash(boss, "admin unblock", user=ann)).title == "Not blocked"
    await begin(discord, ann, led, 2)


async def test_a_block_may_end_by_itself_and_a_restart_does_not_end_it(discord, ann, bob, boss, led, local, house):
    assert (await discord.slash(boss, "admin block")).title == "Nobody is blocked here"
    end = f"<t:{round(local.clock.now()) + 7 * 86400}"[:-1]  # to ten seconds
    told = await discord.slash(boss, "admin block", user=ann, days=7)
    assert f"<@{ann.user.id}> can start no downloads here until {end}" in told.text
    await discord.slash(boss, "admin block", user=bob)
    await house.stop()
    await house.ready()
    listed = await discord.slash(boss, "admin block")
    assert listed.title == "2 members are blocked here"
    assert f"<@{ann.user.id}> can start no downloads here until {end}" in listed.text
    assert f"<@{bob.user.id}> can start no downloads here.\n" in listed.text
    card = await discord.slash(ann, "download link", url=LINK.format(1))
    refused = await card.until(lambda now: now.title == "You can't use downloads here")
    assert f"It ends {end}" in refused.text
    local.clock.advance(7 * 86400)
    assert f"<@{ann.user.id}>" not in (await discord.slash(boss, "admin block")).text
    await begin(discord, ann, led, 2)
    with pytest.raises(NotPossible):
        await discord.slash(boss, "admin block", user=ann, days=366)


async def test_rules_by_command(discord, boss, house):
    shown = await discord.slash(boss, "admin limits", level="premium", limits="at_once=3, day_jobs=none")
    assert "`at_once=3, day_jobs=none`" in shown.text
    assert "at_once=" in (await discord.slash(boss, "admin limits", level="normal", limits="power=1")).text
    await discord.slash(boss, "admin sites", site="reddit", allowed=False)
    rules = await house.store.members.rules(boss.guild_id)
    assert (rules.limits, rules.sites_off) == (
        {Level.PREMIUM: {"at_once": 3, "day_jobs": None}},
        frozenset({"reddit"}),
    )
    await discord.slash(boss, "admin limits", level="premium", limits="reset")
    await discord.slash(boss, "admin sites", site="reddit", allowed=True)
    rules = await house.store.members.rules(boss.guild_id)
    assert (rules.limits, rules.sites_off) == ({}, frozenset())


async def test_limits_by_role_and_number(discord, boss, house, local):
    guild = local.world.default_guild
    givers = Role(id=local.world.ids.take(), name="givers")
    guild.roles[givers.id] = givers
    await house.store.members.keep_rules(guild.id, ServerRules(premium_role=givers.id))
    shown = await discord.slash(boss, "admin limits", role=givers, max_size=100)
    assert "Limits of a premium member: `file_mb=100`" in shown.text
    await discord.slash(boss, "admin limits", role=givers, day_jobs=7, limits="at_once=3")
    await discord.slash(boss, "admin limits", role=guild.roles[guild.id], day_jobs=0)
    rules = await house.store.members.rules(guild.id)
    assert rules.limits == {
        Level.PREMIUM: {"file_bytes": 100 * 2**20, "day_jobs": 7, "at_once": 3}, Level.NORMAL: {"day_jobs": 0}
    }  # fmt: skip
    other = Role(id=local.world.ids.take(), name="others")
    guild.roles[other.id] = other
    for options in ({"role": other}, {}):
        refused = await discord.slash(boss, "admin limits", max_size=5, **options)
        assert "Limits are for normal members and for premium members." in refused.text
    assert (await discord.slash(boss, "admin limits")).title == "Settings of this server"


async def test_a_test_post_comes_and_goes_or_says_what_is_missing(discord, boss, local):
    shown = await discord.slash(boss, "admin post-test")
    assert shown.title == "Posting works here"
    assert local.journal.find("DELETE", "/channels/*/messages/*")
    local.world.default_guild.default_channel.bot_permissions = 1 << 10
    refused = await discord.slash(boss, "admin post-test")
    assert refused.title == "I can't post here"
    assert "Missing: Send Messages, Attach Files." in refused.text


async def test_a_clean_up_at_once(discord, boss, house):
    shown = await discord.slash(boss, "admin cleanup")
    assert "3 folders are deleted." in shown.text
    assert house.asked == ["clean"]
