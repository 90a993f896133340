"""Amounts as people read them: sizes, times, shares, and Discord's own timestamps."""

from datetime import datetime

from boss_bot.discord.language import _, ngettext, pgettext

_UNITS = ("B", "kB", "MB", "GB", "TB")


def size_text(size: float) -> str:
    """Write a number of bytes as Discord's client does, in units of 1024: ``18.1 MB``."""
    amount, unit = _scaled(size)
    return f"{_number(amount)} {unit}"


def part_of_size(done: int, total: int) -> str:
    """Write how much of a whole there is, in the unit of the whole: ``7.6 of 18.1 MB``."""
    amount, unit = _scaled(total)
    if not total:
        return size_text(done)
    return _("{part} of {whole}", part=_number(done / total * amount), whole=f"{_number(amount)} {unit}")


def duration_text(seconds: float) -> str:
    """Write a span of time in at most two units: ``45 s``, ``2 min 5 s``, ``1 h 20 min``."""
    whole = max(0, round(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min" + (f" {whole % 60} s" if whole % 60 else "")
    return f"{whole // 3600} h" + (f" {whole % 3600 // 60} min" if whole % 3600 // 60 else "")


def percent_text(fraction: float) -> str:
    """Write a share of 0.0 to 1.0, rounded down so that only the whole is 100 %."""
    return f"{int(fraction * 100)} %"


def countdown(unix_seconds: float) -> str:
    """Write a moment so that the reader's client counts towards it by itself (Discord's message formatting)."""
    return f"<t:{round(unix_seconds)}:R>"


def time_of_day(moment: datetime) -> str:
    """Write a moment as the reader's client shows a time: ``14:46``."""
    return f"<t:{round(moment.timestamp())}:t>"


def date_text(moment: datetime) -> str:
    """Write a moment as the reader's client shows a day with its time: ``23 December 2026 14:46``."""
    return f"<t:{round(moment.timestamp())}:f>"


def files_text(number: int) -> str:
    """Write a number of files: ``1 file``, ``4 files``."""
    return ngettext("{n} file", "{n} files", number)


def _scaled(size: float) -> tuple[float, str]:
    amount = float(size)
    for unit in _UNITS[:-1]:
        if round(amount, 1) < 1024:
            return amount, unit
        amount /= 1024
    return amount, _UNITS[-1]


def _number(amount: float) -> str:
    if amount >= 100:
        return f"{amount:.0f}"
    return f"{amount:.1f}".removesuffix(".0").replace(".", pgettext("decimal mark", "."))
