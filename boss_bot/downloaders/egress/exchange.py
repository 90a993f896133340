"""One connection of a job: who asks, where it leads, and the bytes in both directions."""

import asyncio
import base64
import contextlib
import hmac
from collections import Counter
from collections.abc import Callable

import attrs

from boss_bot.downloaders.egress.carriage import IDLE_TIMEOUT, carry, refuse
from boss_bot.downloaders.egress.headers import BadHeadError
from boss_bot.downloaders.egress.heads import RequestHead, parse_request
from boss_bot.downloaders.egress.judge import Judge
from boss_bot.downloaders.egress.passes import OverBudgetError, Pass
from boss_bot.downloaders.egress.refusal import Refusal, RefusedError
from boss_bot.downloaders.egress.wire import Wire

HEAD_TIMEOUT = 10.0


@attrs.frozen(eq=False, repr=False)
class Exchange:
    """Serves one connection of a job.

    Attributes:
        find_pass: Looks a run's pass up by its name.
        judge: Decides where it may go.
        idle_timeout: Seconds without a byte after which the connection is given up.
        head_timeout: Seconds for a job to say what it wants.
        refused: How often a request was turned down, by the reason.
    """

    find_pass: Callable[[str], Pass | None]
    judge: Judge
    idle_timeout: float = IDLE_TIMEOUT
    head_timeout: float = HEAD_TIMEOUT
    refused: Counter[Refusal] = attrs.field(factory=Counter)

    async def serve(self, job: Wire) -> None:
        """Serve a connection to its end. Never raises for what comes over the wire."""
        try:
            async with asyncio.timeout(self.head_timeout):
                request = parse_request(await job.read_head())
            right = self._authorised(request)
            if right is None:
                self.refused[Refusal.TOKEN] += 1
                await refuse(job, b"407 Proxy Authentication Required")
                return
            with right.connection():
                await self._pass_on(request, job, right)
        except BadHeadError:
            self.refused[Refusal.REQUEST] += 1
            with contextlib.suppress(OSError):
                await refuse(job, b"400 Bad Request")
        except OverBudgetError:
            self.refused[Refusal.BUDGET] += 1
        except OSError:
            return

    def _authorised(self, request: RequestHead) -> Pass | None:
        """Return the pass that the request shows, None when it shows none that is valid."""
        shown = request.header(b"proxy-authorization") or b""
        run = _user_of(shown)
        right = self.find_pass(run) if run is not None else None
        if right is None or not hmac.compare_digest(shown, right.credentials()):
            return None
        return right

    async def _pass_on(self, request: RequestHead, job: Wire, right: Pass) -> None:
        """Connect to where the request leads and carry bytes until one side ends."""
        await right.opened()
        try:
            site = await self.judge.connect(request.host, request.port)
        except RefusedError as error:
            right.refused += 1
            self.refused[error.reason] += 1
            await refuse(job, b"403 Forbidden")
            return
        except OSError:
            await refuse(job, b"502 Bad Gateway")
            return
        try:
            await carry(request, job, site, right, idle=self.idle_timeout)
        finally:
            site.close()


def _user_of(credentials: bytes) -> str | None:
    """Return the user name of Basic credentials (RFC 7617)."""
    scheme, _, coded = credentials.partition(b" ")
    try:
        user, _, _ = base64.b64decode(coded, validate=True).decode("ascii").partition(":")
    except ValueError:
        return None
    return user if scheme.lower() == b"basic" else None
