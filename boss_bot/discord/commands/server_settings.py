"""The controls of a server's settings; each asks anew whether its member manages the server."""

from collections.abc import Callable

import attrs
import lightbulb

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.interactions.control_use import ControlUse
from boss_bot.discord.interactions.loader import Loader
from boss_bot.discord.language import _, languages
from boss_bot.discord.views.panel_parts import field
from boss_bot.discord.views.server_card import RULED, server_card, site_names
from boss_bot.domain.errors.refusals import InvalidOptionError
from boss_bot.domain.members.delivery import HandOver
from boss_bot.domain.members.levels import Level
from boss_bot.domain.members.limit_text import NAMES, limits_text, parse_limits
from boss_bot.domain.members.server_rules import Adult, ServerRules
from boss_bot.members import Members

loader = Loader()

_EXAMPLE = ", ".join(f"{name}=…" for name in NAMES)


@loader.control("role")
async def role_chosen(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Set the role of managers or of premium members; choosing none takes it away."""
    role = next((int(value) for value in use.values if value.isascii() and value.isdigit()), None)
    if use.argument == "manager":
        await _rule(use, members, lambda rules: attrs.evolve(rules, manager_role=role))
    else:
        await _rule(use, members, lambda rules: attrs.evolve(rules, premium_role=role))


@loader.control("posts")
async def channel_chosen(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Set the channel for results that all see, or the one for managers; choosing none takes it away."""
    channel = next((int(value) for value in use.values if value.isascii() and value.isdigit()), None)
    if use.argument == "managers":
        await _rule(use, members, lambda rules: attrs.evolve(rules, manager_channel=channel))
    else:
        await _rule(use, members, lambda rules: attrs.evolve(rules, post_channel=channel))


@loader.control("handover")
async def hand_over_chosen(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Set how private results reach members whose card has ended."""
    await _rule(use, members, lambda rules: attrs.evolve(rules, hand_over=HandOver("".join(use.values))))


@loader.control("language")
async def language_chosen(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Set the language of what all see."""
    wanted = "".join(use.values)
    language = wanted if wanted in ("en-US", *languages()) else ""
    await _rule(use, members, lambda rules: attrs.evolve(rules, language=language))


@loader.control("sites")
async def sites_chosen(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Switch off the sites that are not chosen."""
    off = frozenset(site_names()) - set(use.values)
    await _rule(use, members, lambda rules: attrs.evolve(rules, sites_off=off))


@loader.control("adult")
async def adult_chosen(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Set where media that is marked 18+ may be shown."""
    await _rule(use, members, lambda rules: attrs.evolve(rules, adult=Adult("".join(use.values))))


@loader.control("news")
async def news_flipped(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Switch announcements of the bot's owner on or off."""
    await _rule(use, members, lambda rules: attrs.evolve(rules, news=not rules.news))


@loader.control("limits")
async def limits_asked(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Open the form for the limits of a level."""
    _guild, standing = await members.managed(use.actor)
    level = _level(use.argument)
    now = limits_text(standing.rules.limits.get(level, {}))
    asked = field("limits", _("Limits; empty for the operator's own"), now, most=200, placeholder=_EXAMPLE[:100])
    await use.ask(_("Limits of this server"), str(ControlId("limitsent", use.argument)), [asked])


@loader.control("limitsent")
async def limits_sent(use: ControlUse, members: Members = lightbulb.di.INJECTED) -> None:
    """Set the limits that were typed."""
    level = _level(use.argument)

    def changed(rules: ServerRules) -> ServerRules:
        wanted = parse_limits(use.texts.get("limits", ""))
        rules = rules.without_limits(level)
        for name, value in wanted.items():
            rules = rules.with_limit(level, name, value)
        return rules

    await _rule(use, members, changed)


def _level(name: str) -> Level:
    for level in RULED:
        if level.name.lower() == name:
            return level
    raise InvalidOptionError


async def _rule(use: ControlUse, members: Members, change: Callable[[ServerRules], ServerRules]) -> None:
    """Change the rules of the server where a manager speaks, and redraw the panel."""
    _guild, standing = await members.managed(use.actor)
    try:
        rules = change(standing.rules)
    except (KeyError, TypeError, ValueError) as error:  # what was typed makes no sense, or a client was tampered with
        raise InvalidOptionError("limits" if use.texts else "") from error
    await members.rule(use.actor, rules)
    await use.show(server_card((await members.managed(use.actor))[1]))
