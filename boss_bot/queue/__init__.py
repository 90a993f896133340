"""Use cases over ports: submit, pause, resume, cancel, look; and the scheduler that runs what may run."""

from boss_bot.domain.members.actor import Actor
from boss_bot.queue.ask import Ask, Limits
from boss_bot.queue.build import Queue
from boss_bot.queue.use_cases.service import QueueService

__all__ = ["Actor", "Ask", "Limits", "Queue", "QueueService"]
