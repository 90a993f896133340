"""The panels of `/settings`: what is chosen holds, and only who may change a server's rules can."""

import attrs
import pytest

from boss_bot.domain.content.options import Quality
from boss_bot.domain.keeping.usage import Used
from boss_bot.domain.members.delivery import HandOver, Visibility
from boss_bot.domain.members.levels import DEFAULTS, Allowances, Level
from boss_bot.domain.members.preferences import Notify, Preferences, ProgressStyle
from boss_bot.domain.members.priority import Priority
from boss_bot.domain.members.server_rules import Adult, ServerRules
from boss_bot.playground.driver import pressing
from boss_bot.playground.driver.starting import begin, card_after
from boss_bot.playground.local_discord.interactions import InteractionType
from boss_bot.playground.local_discord.world import Role

pytestmark = pytest.mark.asyncio(loop_scope="session")

MANAGE_GUILD = 1 << 5


def defaults_of(card):
    return [option.value for select in card.selects for option in select.options if option.default]


async def test_what_a_member_chooses_holds_and_is_shown(discord, ann, house):
    card = await discord.slash(ann, "settings")
    assert card.title == "Your settings"
    assert defaults_of(card) == ["normal", "bar", "fits", "private", "1"]
    for name, value in (
        ("notify", "verbose"),
        ("style", "text"),
        ("quality", "480p"),
        ("visibility", "post"),
        ("priority", "0"),
    ):
        card = await discord.select(ann, card, [value], custom_id=f"s1:set:{name}")
    card = await discord.press(ann, card, "Retry by itself: on, 3 times")
    card = await discord.press(ann, card, "Mention me: on")
    assert "Retry by itself: off" in [button.label for button in card.buttons]
    kept = await house.store.members.preferences(ann.user.id)
    wanted = Preferences(Notify.VERBOSE, ProgressStyle.TEXT, Priority.LOW, Quality.P480, "", Visibility.POST)
    assert kept == attrs.evolve(wanted, mention=False, auto_retry=False)
    assert defaults_of(await discord.slash(ann, "settings")) == ["verbose", "text", "480p", "post", "0"]
    card = await discord.press(ann, card, "Reset")
    assert defaults_of(card) == ["normal", "bar", "fits", "private", "1"]
    assert await house.store.members.preferences(ann.user.id) == Preferences()


async def test_the_form_takes_numbers_and_items_and_tells_what_makes_no_sense(discord, ann, house):
    card = await discord.slash(ann, "settings")
    form = await discord.press(ann, card, "More…")
    assert form.is_modal
    card = await discord.submit(ann, form, {"retries": "7", "items": "1-4, 7"})
    assert "Items of a set, when you don't say: `1-4,7`." in card.text
    kept = await house.store.members.preferences(ann.user.id)
    assert (kept.max_retries, kept.items) == (7, "1-4,7")
    for texts, said in (({"retries": "11"}, "0 to 10"), ({"retries": "x"}, "0 to 10"), ({"items": "4-1"}, "`items`")):
        form = await discord.press(ann, await discord.slash(ann, "settings"), "More…")
        refused = await discord.submit(ann, form, texts)
        assert said in refused.text
        assert "OPT-1" in refused.text
    assert await house.store.members.preferences(ann.user.id) == kept


async def test_settings_count_for_the_next_download(discord, ann, led):
    card = await discord.slash(ann, "settings")
    await discord.select(ann, card, ["480p"], custom_id="s1:set:quality")
    await discord.select(ann, card, ["text"], custom_id="s1:set:style")
    mine = await discord.slash(ann, "download link", url="https://x.com/ann/status/1")
    download = await led.next()
    assert download.task.options.quality is Quality.P480
    download.progress(42)
    shown = await mine.until(lambda now: now.title == "Downloading – 42 %")
    assert "▰" not in shown.text
    await discord.slash(ann, "download link", url="https://x.com/ann/status/2", quality="720p")
    assert (await led.next()).task.options.quality is Quality.P720


async def test_what_is_used_of_the_day_stands_on_the_panel(discord, ann, house, led):
    async def used(member):
        assert member == ann.user.id
        return Used(jobs=5, size=212 * 2**20)

    house.members.used = used
    normal = DEFAULTS[Level.NORMAL]
    house.members.allowances = Allowances({**house.members.allowances.of, Level.NORMAL: normal})
    assert "Last 24 hours: 5 of 10 downloads · 212 of 477 MB" in (await discord.slash(ann, "settings")).text
    house.members.allowances = Allowances({**DEFAULTS, Level.NORMAL: DEFAULTS[Level.MANAGER]})
    assert "Last 24 hours: 5 downloads · 212 MB" in (await discord.slash(ann, "settings")).text


async def test_a_tampered_control_changes_nothing(discord, ann, house, local):
    card = await discord.slash(ann, "settings")
    stored, place, shown = pressing.in_sight(local, ann, card)
    for custom_id, values in (
        ("s1:set:notify", ["loud"]), ("s1:set:priority", ["9"]), ("s1:set:priority", ["x"]), ("s1:set:owner", ["1"]),
        ("s1:role:manager", ["5"]), ("s1:sites", []), ("s1:adult", ["off"]), ("s1:limits:owner", []),
        ("s1:nothing", []), ("s1:set:", []), ("S1:set:notify", []),
    ):  # fmt: skip
        data = {"custom_id": custom_id, "component_type": 3, "values": values, "id": 1}
        answer = await card_after(local, begin(local, InteractionType.COMPONENT, place, data, source=stored), 3.0)
        assert answer.title in ("I don't understand an option", "This is for managers", "I don't know this button")
        assert answer.ephemeral
    assert await house.store.members.preferences(ann.user.id) == Preferences()
    assert await house.store.members.rules(ann.guild_id) == ServerRules()
    assert shown.title == "Your settings"


async def test_a_servers_settings_are_for_its_managers(discord, ann, local, house):
    refused = await discord.slash(ann, "settings", **{"for": "server"})
    assert refused.title == "This is for managers"
    assert "PERM-2" in refused.text
    assert (
        await discord.slash(ann, "settings", context="dm", **{"for": "server"})
    ).title == "This works on a server only"
    role = Role(id=local.world.ids.take(), name="helpers")
    local.world.default_guild.roles[role.id] = role
    await house.store.members.keep_rules(ann.guild_id, ServerRules(manager_role=role.id))
    helper = discord.member("Helper", roles=[role.id])
    assert (await discord.slash(helper, "settings", **{"for": "server"})).title == "Settings of this server"


async def test_what_a_manager_chooses_holds_for_the_server(discord, ann, local, house):
    boss = discord.member("Boss", permissions=MANAGE_GUILD)
    role = Role(id=local.world.ids.take(), name="givers")
    local.world.default_guild.roles[role.id] = role
    card = await discord.slash(boss, "settings", **{"for": "server"})
    card = await discord.select(boss, card, [str(role.id)], custom_id="s1:role:premium")
    assert f"Premium role: <@&{role.id}>" in card.text
    card = await discord.select(boss, card, ["twitter", "direct"], custom_id="s1:sites")
    card = await discord.select(boss, card, ["off"], custom_id="s1:adult")
    form = await discord.press(boss, card, "Limits of normal members…")
    card = await discord.submit(boss, form, {"limits": "at_once=1, day_jobs=none"})
    assert "`at_once=1, day_jobs=none`" in card.text
    rules = await house.store.members.rules(boss.guild_id)
    card = await discord.select(boss, card, ["channel"], custom_id="s1:handover")
    card = await discord.select(boss, card, ["de"], custom_id="s1:language")
    rules = await house.store.members.rules(boss.guild_id)
    assert (rules.premium_role, rules.adult) == (role.id, Adult.OFF)
    assert (rules.hand_over, rules.language) == (HandOver.CHANNEL, "de")
    assert rules.limits == {Level.NORMAL: {"at_once": 1, "day_jobs": None}}
    assert not rules.sites_off & {"twitter", "direct"}

    off = await discord.slash(ann, "download link", url="https://www.reddit.com/r/pics/comments/abc123/")
    off = await off.until(lambda now: now.title == "That site is switched off here")
    assert "Downloads from Reddit are switched off" in off.text

    form = await discord.press(boss, card, "Limits of normal members…")
    assert "at_once=" in (await discord.submit(boss, form, {"limits": "power=9"})).text
    form = await discord.press(boss, card, "Limits of normal members…")
    await discord.submit(boss, form, {"limits": ""})
    card = await discord.select(boss, card, [], custom_id="s1:role:premium")
    assert "Premium role: none" in card.text
    rules = await house.store.members.rules(boss.guild_id)
    assert (rules.premium_role, rules.limits) == (None, {})
