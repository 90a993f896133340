"""Puts the alerts of one bot together."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

import attrs

from boss_bot.domain.jobs.lanes import Lanes
from boss_bot.domain.keeping.headroom import StorageFacts
from boss_bot.domain.operating.alerts import Messenger
from boss_bot.domain.operating.events import Events
from boss_bot.domain.ports import Clock
from boss_bot.monitoring.alerts.board import AlertBoard
from boss_bot.monitoring.alerts.starts import Starts
from boss_bot.monitoring.alerts.watchman import Watchman
from boss_bot.monitoring.alerts.webhook import Webhook
from boss_bot.monitoring.lines.logins import Login


@attrs.frozen(kw_only=True)
class Alerting:
    """What alerts are about, and where they go.

    Attributes:
        folder: The data directory.
        logins: Looks at the operator's cookie files.
        tools: Finds the folders of tools that have a version of their own.
        storage: Looks at the disk and at the days of servers; None for nobody who does.
        post: Brings alerts to Discord, None for not.
        webhook: Where alerts are posted as JSON, None for nowhere.
    """

    folder: Path
    clock: Clock
    lanes: Lanes
    logins: Callable[[], Sequence[Login]]
    tools: Callable[[], Mapping[str, Path]] = dict
    storage: Callable[[], Awaitable[StorageFacts]] | None = None
    post: Messenger | None = None
    webhook: str | None = attrs.field(default=None, repr=False)

    def watchman(self, events: Events) -> Watchman:
        """Note a start of the bot, and return who makes the round."""
        ways = [self.post, Webhook(self.webhook) if self.webhook else None]
        return Watchman(
            board=AlertBoard(self.folder / "alerts.json", self.clock, [way for way in ways if way]),
            events=events,
            lanes=self.lanes,
            clock=self.clock,
            folder=self.folder,
            logins=self.logins,
            tools=self.tools,
            storage=self.storage,
            starts=self._starts().begun(self.clock.now()),
        )

    def ended_well(self) -> None:
        """Note a good end of the bot: the next start is the first of its row."""
        self._starts().ended_well()

    def _starts(self) -> Starts:
        return Starts(self.folder / "starts.json")
