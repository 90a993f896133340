"""Alerts by an HTTP request: what Discord's own webhooks take, with the parts beside it for other programs."""

import aiohttp
import attrs
from loguru import logger

from boss_bot.domain.operating.alerts import Alert

_PATIENCE = aiohttp.ClientTimeout(total=10)


@attrs.frozen(eq=False, repr=False)
class Webhook:
    """Posts each alert as JSON.

    Attributes:
        address: Where to. A secret: whoever has it may write there.
    """

    address: str = attrs.field(repr=False)

    async def send(self, alert: Alert) -> bool:
        """See `Messenger.send`."""
        body = {
            "content": f"**{alert.title}**\n{alert.fix}",
            "allowed_mentions": {"parse": []},
            "alert": attrs.asdict(alert),
        }
        try:
            async with (
                aiohttp.ClientSession(timeout=_PATIENCE) as client,
                client.post(self.address, json=body, allow_redirects=False) as answer,
            ):
                told = answer.status
        except (TimeoutError, aiohttp.ClientError, ValueError) as error:
            logger.warning("the alert's webhook cannot be reached ({})", type(error).__name__)
            return False
        if told >= 300:
            logger.warning("the alert's webhook answered {}", told)
        return told < 300
