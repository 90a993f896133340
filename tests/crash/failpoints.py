"""Named places at which a process kills itself: they stand around a worker's ports, and the product knows nothing."""

import inspect
import os
import signal

import attrs


@attrs.define
class Failpoint:
    """Dies when a place is reached for the n-th time. A place is ``<port>.<method>[ <state>] before``, or ``after``."""

    place: str = ""
    passes: int = 1

    def reach(self, place):
        if place == self.place:
            self.passes -= 1
            if not self.passes:
                os.kill(os.getpid(), signal.SIGKILL)

    def around(self, port, name):
        """Return a port whose every call passes by its two places."""
        return Around(port, name, self)


class Around:
    def __init__(self, port, name, point):
        self._port, self._name, self._point = port, name, point

    def __getattr__(self, name):
        found = getattr(self._port, name)
        return self._watched(found, f"{self._name}.{name}") if inspect.iscoroutinefunction(found) else found

    def _watched(self, call, place):
        async def watched(*args, **named):
            state = next((f" {arg.name.lower()}" for arg in args if hasattr(arg, "over")), "")
            self._point.reach(f"{place}{state} before")
            result = await call(*args, **named)
            self._point.reach(f"{place}{state} after")
            return result

        return watched


PLACES = [
    f"{place} {side}"
    for place in (
        "store.add", "store.claim", "store.move processing", "library.keep", "store.move uploading", "journal.intend",
        "rest.create_message", "rest.edit_interaction_response", "rest.execute_webhook", "journal.address",
        "rest.edit_webhook_message", "journal.settle", "store.move completed", "store.move paused", "store.move queued",
        "store.move cancelled", "store.move retry_wait", "store.move failed", "rest.create_dm_channel",
    )
    for side in ("before", "after")
]  # fmt: skip
