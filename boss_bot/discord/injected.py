"""What commands and handlers may ask for by its type."""

from collections.abc import Iterable

import lightbulb

from boss_bot.members import Members
from boss_bot.queue import QueueService


def inject(client: lightbulb.Client, service: QueueService, others: Iterable[object]) -> None:
    """Register what is injected.

    Args:
        client: Runs the commands.
        service: The queue, or something in its place that passes everything on to it.
        others: Each is found by its own class.
    """
    registry = client.di.registry_for(lightbulb.di.Contexts.DEFAULT)
    registry.register_value(QueueService, service)
    registry.register_value(Members, service.members)
    for other in others:
        registry.register_value(type(other), other)
