"""The way out of an engine that swallows every ordinary exception."""

from boss_bot.domain.errors.refusals import BossBotError


class Halt(BaseException):
    """Ends what an engine is doing, and says why.

    Both engines catch ``Exception`` in the middle of their work and go on, so this is none.

    Args:
        error: Why.
    """

    def __init__(self, error: BossBotError) -> None:
        super().__init__()
        self.error = error
