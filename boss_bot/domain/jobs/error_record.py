"""Errors as the store keeps them, and back."""

from collections.abc import Iterator

import attrs

from boss_bot.domain.errors.failures import JobError
from boss_bot.domain.errors.faults import UnexpectedError
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.domain.errors.shortages import NoRoomError  # noqa: F401 - as above
from boss_bot.domain.errors.undelivered import UnreachableMemberError  # noqa: F401 - as above
from boss_bot.domain.members.denials import AdultMediaError  # noqa: F401 - a kind counts once its page is imported

Fact = str | int | float | None


@attrs.frozen
class ErrorRecord:
    """An error as the store keeps it: the class's name and its data."""

    name: str
    facts: dict[str, Fact] = attrs.field(factory=dict)


def every_error(of: type[BossBotError] = BossBotError) -> Iterator[type[BossBotError]]:
    """Yield each error class there is, the abstract two left out."""
    # By name, the last wins: a slotted attrs class is a second class beside the one it was made from.
    for kind in {kind.__name__: kind for kind in of.__subclasses__()}.values():
        if kind is not JobError:
            yield kind
        yield from every_error(kind)


def record(error: BossBotError) -> ErrorRecord:
    """Turn an error into what the store keeps."""
    return ErrorRecord(type(error).__name__, {a.name: getattr(error, a.name) for a in attrs.fields(type(error))})


def restore(kept: ErrorRecord) -> BossBotError:
    """Turn a stored record back into its error; one of a newer version becomes `UnexpectedError`."""
    for kind in every_error():
        if kind.__name__ == kept.name and set(kept.facts) <= {a.name for a in attrs.fields(kind)}:
            return kind(**kept.facts)
    return UnexpectedError()
