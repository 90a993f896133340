"""Things going wrong on purpose."""

import random
from collections.abc import Callable
from fnmatch import fnmatchcase

import attrs

from boss_bot.playground.local_discord.gateway import Gateway, Opcode
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.rules import refusals
from boss_bot.playground.local_discord.troubles import Kind, Trouble


@attrs.define(eq=False)
class Faults:
    """Faults to come. Paths are globs without ``/api/v10``, such as ``/webhooks/*/messages/@original``.

    ``upload_limit`` (bytes) is the truth about file sizes when it is not what was promised to the bot.
    ``losing`` is the share of replies (0.0 to 1.0) that get lost after what was asked was done; ``chance`` decides.
    """

    gateway: Gateway
    upload_limit: int | None = None
    losing: float = 0.0
    chance: Callable[[], float] = random.random
    troubles: list[Trouble] = attrs.field(factory=list)

    def drop_gateway(self) -> None:
        """Cut every gateway connection, without a closing frame."""
        for socket in tuple(self.gateway.sockets):
            socket.cut()

    def reconnect(self) -> None:
        """Ask every connection to reconnect and resume (op 7)."""
        self.gateway.broadcast(Opcode.RECONNECT, None)

    def invalidate_session(self, *, resumable: bool) -> None:
        """Declare every session invalid (op 9); not ``resumable`` ones are forgotten."""
        if not resumable:
            self.gateway.sessions.clear()
        self.gateway.broadcast(Opcode.INVALID_SESSION, resumable)

    def acknowledge_heartbeats(self, on: bool) -> None:
        """Stop, or go on, acknowledging heartbeats."""
        self.gateway.acknowledge_heartbeats = on

    def refuse(self, method: str, path: str, *, status: int, times: int = 1, body: Json | None = None) -> Trouble:
        """Answer with ``status`` (a 5xx, say) instead of doing it."""
        told = body if body is not None else {"message": f"{status}: told to fail", "code": 0}
        return self._add(Trouble(kind=Kind.REFUSED, method=method, path=path, times=times, status=status, body=told))

    def rate_limit(
        self, method: str, path: str, *, retry_after: float, times: int = 1, scope: str = "shared"
    ) -> Trouble:
        """Answer 429; ``scope`` is ``user``, ``shared`` or ``global``, ``retry_after`` in seconds."""
        body: Json = {"message": "You are being rate limited.", "retry_after": retry_after}
        trouble = self.refuse(method, path, status=429, times=times, body=body | {"global": scope == "global"})
        trouble.headers = {"Retry-After": str(max(1, round(retry_after))), "X-RateLimit-Scope": scope}
        if scope == "global":
            trouble.headers["X-RateLimit-Global"] = "true"
        return trouble

    def automod(self, method: str, path: str, *, times: int = 1) -> Trouble:
        """Let AutoMod block it (400, code 200000)."""
        error = refusals.automod()
        return self.refuse(method, path, status=error.status, times=times, body=error.body())

    def hold(self, method: str, path: str, *, times: int = 1) -> Trouble:
        """Keep requests waiting until the returned trouble is released."""
        return self._add(Trouble(kind=Kind.HELD, method=method, path=path, times=times))

    def lose_reply(self, method: str, path: str, *, times: int = 1) -> Trouble:
        """Do what is asked, then cut the connection instead of answering."""
        return self._add(Trouble(kind=Kind.REPLY_LOST, method=method, path=path, times=times))

    def force_ephemeral(self, *, times: int = 1) -> Trouble:
        """Show the next public answer to an interaction to its member only."""
        return self._add(Trouble(kind=Kind.FORCED_EPHEMERAL, method="POST", path="*", times=times))

    def clear(self) -> None:
        """Forget all troubles and let held requests go on."""
        for trouble in self.troubles:
            trouble.release()
        self.troubles.clear()

    def take(self, kind: Kind, method: str, path: str) -> Trouble | None:
        """Return the first trouble of ``kind`` that waits for such a request, and count it down."""
        if kind is Kind.REPLY_LOST and self.losing and self.chance() < self.losing:
            return Trouble(kind=kind, method=method, path=path, times=0)
        for trouble in self.troubles:
            fits = trouble.method in ("*", method) and fnmatchcase(path, trouble.path)
            if trouble.kind is kind and trouble.times > 0 and fits:
                trouble.times -= 1
                return trouble
        return None

    def _add(self, trouble: Trouble) -> Trouble:
        self.troubles.append(trouble)
        return trouble
