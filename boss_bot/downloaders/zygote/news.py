"""What the zygote tells: which jobs were born, which have ended, and how they are locked in."""

import asyncio
import json
from collections.abc import Mapping

import attrs
from loguru import logger


@attrs.define(eq=False, repr=False)
class ZygoteNews:
    """The zygote's news, to be waited for.

    Attributes:
        seals: What locks the jobs in, and ``on`` or why it is not; empty until the zygote has tried it.
    """

    seals: Mapping[str, str] = attrs.field(factory=dict)
    _births: dict[str, asyncio.Future[int | None]] = attrs.field(factory=dict)
    _exits: dict[str, asyncio.Future[int | None]] = attrs.field(factory=dict)

    @property
    def expecting(self) -> bool:
        """Whether there is a job of which news is expected."""
        return bool(self._exits)

    def expect(self, run: str) -> None:
        """Expect news of a job."""
        loop = asyncio.get_running_loop()
        self._births[run] = loop.create_future()
        self._exits[run] = loop.create_future()

    def forget(self, run: str) -> None:
        """Expect no more of a job."""
        self._births.pop(run, None)
        self._exits.pop(run, None)

    async def born(self, run: str) -> int | None:
        """Wait until a job's process is there; its process id, None when the zygote is gone."""
        return await asyncio.shield(self._births[run])

    async def ended(self, run: str) -> int | None:
        """Wait until a job's process group is gone; its exit code, below zero for a signal, None when nobody knows."""
        return await asyncio.shield(self._exits[run])

    @property
    def quiet(self) -> bool:
        """Whether the zygote is warm and has no job; one that has not told of its seals yet is still on its way."""
        return bool(self.seals) and not self.expecting

    def hear(self, packet: bytes) -> None:
        """Take in what the zygote says."""
        message = json.loads(packet)
        if message["say"] == "seals":
            self.seals = message["seals"]
            logger.info("downloads are locked in by: {}", self.seals)
            return
        kind = self._births if message["say"] == "started" else self._exits
        future = kind.get(message["run"])
        if future is not None and not future.done():
            future.set_result(message.get("pid", message.get("status")))

    def end(self) -> None:
        """Let nobody wait any longer: the zygote is gone."""
        for future in (*self._births.values(), *self._exits.values()):
            if not future.done():
                future.set_result(None)
