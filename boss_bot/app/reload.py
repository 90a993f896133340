"""Settings that are read anew while the bot runs: what takes hold at once, and what waits for a restart."""

from collections.abc import Callable, Mapping

import attrs
from loguru import logger

from boss_bot.app.logging import log_as
from boss_bot.domain.jobs.retry import RetryRule
from boss_bot.domain.members.levels import DEFAULTS, Allowances, Level
from boss_bot.domain.operating.operation import Reloaded
from boss_bot.queue import Limits, Queue
from boss_bot.settings import Settings, SettingsError


def limits_of(settings: Settings) -> Limits:
    """Return what the queue may do."""
    return Limits(
        settings.max_concurrent,
        settings.user_concurrent,
        settings.max_queue_size,
        per_lane=settings.site_concurrent,
        choice_seconds=settings.choice_seconds,
        retry=RetryRule(most=settings.max_retries, first_wait=settings.retry_seconds),
    )


def allowances_of(settings: Settings) -> Allowances:
    """Return what each level may use; the bot's owner has what managers have."""
    of = {**DEFAULTS, Level.NORMAL: DEFAULTS[Level.NORMAL].changed({"at_once": settings.user_concurrent})}
    own = {
        Level.NORMAL: settings.limits_normal,
        Level.PREMIUM: settings.limits_premium,
        Level.MANAGER: settings.limits_manager,
    }
    of |= {level: of[level].changed(dict(changes)) for level, changes in own.items()}
    return Allowances(of | {Level.OWNER: of[Level.MANAGER]})


@attrs.define
class Reload:
    """Reads the settings anew when it is told to.

    Attributes:
        read: Reads them from their sources; raises ``SettingsError``.
        settings: Those that hold now.
        queue: Takes new limits at once.
    """

    read: Callable[[], Settings]
    settings: Settings
    queue: Queue

    def now(self) -> Reloaded:
        """Take up what may change while the bot runs, and name the rest.

        Raises:
            SettingsError: The settings cannot be used; those that hold stay.
        """
        fresh = self.read()
        knobs = [
            knob for knob in attrs.fields(Settings) if getattr(fresh, knob.name) != getattr(self.settings, knob.name)
        ]
        differing = {knob.name: knob.metadata["env"] for knob in knobs}
        taken = {knob.name: getattr(fresh, knob.name) for knob in knobs if knob.metadata["live"]}
        self.settings = attrs.evolve(self.settings, **taken)
        self._apply(taken)
        waiting = tuple(env for name, env in differing.items() if name not in taken)
        outcome = Reloaded(tuple(differing[name] for name in taken), waiting)
        logger.info("settings read anew; changed: {}; after a restart: {}", *map(_listed, attrs.astuple(outcome)))
        return outcome

    def on_signal(self) -> None:
        """Reload for SIGHUP: what is wrong is a line each in the log."""
        try:
            self.now()
        except SettingsError as error:
            for line in str(error).splitlines():
                logger.error("not reloaded: {}", line)

    def _apply(self, taken: Mapping[str, object]) -> None:
        if "log_level" in taken:
            log_as(self.settings)
        if taken:
            self.queue.allow(limits_of(self.settings))
            self.queue.service.members.allowances = allowances_of(self.settings)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or "none"
