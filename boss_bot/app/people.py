"""Those whom the bot serves and those whom it obeys: members, and its owner."""

from collections.abc import Awaitable, Callable

from boss_bot.app.app import App
from boss_bot.app.reload import allowances_of
from boss_bot.app.updates import Updates
from boss_bot.domain.keeping.usage import Used
from boss_bot.domain.members.member_store import MemberStore
from boss_bot.domain.operating.operator import Operator, Reloading
from boss_bot.domain.ports import Clock
from boss_bot.members import Members
from boss_bot.queue import QueueService
from boss_bot.settings import Settings, SettingsError


def members_of(settings: Settings, store: MemberStore, clock: Clock, used: Callable[[int], Awaitable[Used]]) -> Members:
    """Build what knows members, as the operator has set it."""
    owners = {settings.admin_user} if settings.admin_user else set()
    return Members(store, clock, allowances_of(settings), owners, settings.adult_sites, used)


def operator_of(app: App, service: QueueService) -> Operator:
    """Build what the owner may ask of the running bot."""

    def drain(on: bool) -> None:
        service.scheduler.draining = on
        service.scheduler.wake()

    def reload() -> Reloading:
        try:
            done = app.reload.now()
        except SettingsError as error:
            return Reloading(wrong=str(error).splitlines())
        return Reloading(done.changed, done.waiting)

    async def clean() -> int:
        facts = (await app.storage.rounds.cleaner.short()).facts
        return sum(number for name, number in facts.items() if name != "failed")

    return Operator(drain, reload, clean, Updates(app.settings.data_dir, app.settings.engine_index))
