"""The panel of a server's settings, for those who manage it."""

from hikari import ComponentType

from boss_bot.discord.ids.control_id import ControlId
from boss_bot.discord.language import N_, _, languages
from boss_bot.discord.views.panel_parts import choice, pick, press
from boss_bot.discord.views.parts import Accent, Card, card, row, small
from boss_bot.discord.views.settings_card import LEVELS
from boss_bot.discord.words.site_titles import site_title
from boss_bot.domain.members.delivery import HandOver
from boss_bot.domain.members.levels import Level
from boss_bot.domain.members.limit_text import limits_text
from boss_bot.domain.members.server_rules import Adult, ServerRules
from boss_bot.members import Standing
from boss_bot.sites import SITES

_ADULT = {
    Adult.CHANNELS: N_("18+: in age-restricted channels, as a spoiler"),
    Adult.OFF: N_("18+: nowhere"),
}
_HAND_OVER = {
    HandOver.DIRECT: N_("When a card has ended: as a direct message"),
    HandOver.CHANNEL: N_("When a card has ended: in the inbox, with a call in the channel"),
    HandOver.INBOX: N_("When a card has ended: in the inbox"),
}
OWN_LANGUAGE = "own"
"""Stands for the language that Discord has for the server."""
RULED = (Level.NORMAL, Level.PREMIUM)
"""The levels whose limits a server may set."""


def site_names() -> list[str]:
    """Return the names of all sites that a server can switch on and off, at most 25."""
    return [*dict.fromkeys(site.name for site in SITES), "direct", "enabled"]


def server_card(standing: Standing) -> Card:
    """Draw a server's rules, with the lists and buttons that change them."""
    rules = standing.rules
    names = site_names()
    return card(
        Accent.BLURPLE,
        _("Settings of this server"),
        _("They hold for downloads that are started from now on."),
        _("Manager role: {role}", role=_role(rules.manager_role)),
        pick(ControlId("role", "manager"), ComponentType.ROLE_SELECT_MENU, _("Choose the manager role, or none")),
        _("Premium role: {role}", role=_role(rules.premium_role)),
        pick(ControlId("role", "premium"), ComponentType.ROLE_SELECT_MENU, _("Choose the premium role, or none")),
        _("Sites that may be used here:"),
        choice(
            ControlId("sites"),
            [(name, site_title(name)) for name in names],
            [name for name in names if name not in rules.sites_off],
            least=0,
            most=len(names),
        ),
        choice(ControlId("adult"), [(one.value, _(_ADULT[one])) for one in Adult], [rules.adult.value]),
        _("Channel for results that all see: {channel}", channel=_channel(rules.post_channel)),
        pick(ControlId("posts"), ComponentType.CHANNEL_SELECT_MENU, _("Choose a channel for results, or none")),
        _("Channel for what managers should know: {channel}", channel=_mention(rules.manager_channel) or _("none")),
        pick(
            ControlId("posts", "managers"),
            ComponentType.CHANNEL_SELECT_MENU,
            _("Choose a channel for managers, or none"),
        ),
        choice(ControlId("handover"), [(one.value, _(_HAND_OVER[one])) for one in HandOver], [rules.hand_over.value]),
        choice(ControlId("language"), _languages(), [rules.language or OWN_LANGUAGE]),
        *(_limits_line(rules, level) for level in RULED),
        row(
            press(ControlId("limits", "normal"), _("Limits of normal members…")),
            press(ControlId("limits", "premium"), _("Limits of premium…")),
            press(ControlId("news"), _("Operator's news: on") if rules.news else _("Operator's news: off")),
        ),
        small(_("Who has the permission Manage Server is a manager too.")),
    )


def _channel(channel: int | None) -> str:
    return _mention(channel) or _("where they are asked for")


def _mention(channel: int | None) -> str:
    return f"<#{channel}>" if channel else ""


def _languages() -> list[tuple[str, str]]:
    own = (OWN_LANGUAGE, _("Language of what all see: as Discord has it"))
    return [own, *((one, _("Language of what all see: {name}", name=one)) for one in ("en-US", *languages()))]


def _role(role: int | None) -> str:
    return f"<@&{role}>" if role else _("none")


def _limits_line(rules: ServerRules, level: Level) -> str:
    own = rules.limits.get(level)
    said = f"`{limits_text(own)}`" if own else _("as the bot's operator gives them")
    return _("Limits of a {level}: {limits}", level=_(LEVELS[level]), limits=said)
