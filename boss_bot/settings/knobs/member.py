"""What members may."""

import attrs

from boss_bot.settings.reading.knob import count, knob, limits


@attrs.frozen(kw_only=True, slots=False)
class MemberKnobs:
    """The group «Members»."""

    limits_normal: frozenset[tuple[str, int | None]] = knob(
        "BOSS_BOT_LIMITS_NORMAL",
        "The [limits](#limits-by-level) of normal members, as far as they differ from the table below.",
        limits,
        "day_jobs=20,file_mb=25",
        frozenset(),
        live=True,
    )
    limits_premium: frozenset[tuple[str, int | None]] = knob(
        "BOSS_BOT_LIMITS_PREMIUM",
        "The limits of premium members, in the same way.",
        limits,
        "at_once=4,day_jobs=none",
        frozenset(),
        live=True,
    )
    limits_manager: frozenset[tuple[str, int | None]] = knob(
        "BOSS_BOT_LIMITS_MANAGER",
        "The limits of managers and of the bot's owner, in the same way. No server can set higher ones for "
        "its members.",
        limits,
        "at_once=5,day_mb=none",
        frozenset(),
        live=True,
    )
    member_commands: int = knob(
        "BOSS_BOT_MEMBER_COMMANDS",
        "Commands that one member may use in any 60 seconds. A whole number from 1.",
        count,
        "10",
        10,
    )
    member_presses: int = knob(
        "BOSS_BOT_MEMBER_PRESSES",
        "Buttons and lists that one member may use in any 60 seconds. A whole number from 1.",
        count,
        "30",
        30,
    )
