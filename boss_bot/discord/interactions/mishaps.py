"""What becomes of errors that leave a command or a listener: words for people, a reference, an entry in the log."""

import hikari
import lightbulb
from loguru import logger

from boss_bot.discord.interactions.answer import Answer, Answerable
from boss_bot.discord.interactions.errors import apology_card, error_card
from boss_bot.discord.interactions.timing import reference
from boss_bot.discord.language import speaking
from boss_bot.domain.errors.refusals import BossBotError


async def command_failed(failure: lightbulb.exceptions.ExecutionPipelineFailedException) -> bool:
    """Answer a command that was refused or broke. Registered as lightbulb's error handler."""
    context = failure.context
    answer = Answer(context.interaction, context.initial_response_sent)
    refusal = next((cause for cause in failure.causes if isinstance(cause, BossBotError)), None)
    if refusal is not None:
        await answer.show(error_card(refusal))
    else:
        await answer.show(apology_card(_noted(failure.causes[0], f"/{context.command_data.qualified_name}")))
    return True


async def listener_failed(event: hikari.ExceptionEvent[hikari.Event]) -> None:
    """Answer an interaction whose listener broke; note any other listener that did."""
    shown = _noted(event.exception, type(event.failed_event).__name__)
    interaction = getattr(event.failed_event, "interaction", None)
    if isinstance(interaction, Answerable):
        with speaking(str(interaction.locale)):
            await Answer(interaction).whisper(apology_card(shown))


def _noted(error: BaseException, where: str) -> str:
    """Log an error nobody foresaw, and return what finds it in the log."""
    found = reference()
    entry = logger.bind(reference=found)
    if isinstance(error, hikari.HTTPResponseError):
        # Its text and its frames hold the address of the request, and that holds the interaction's token.
        entry.error("{}: Discord answered {} ({})", where, int(error.status), type(error).__name__)
    else:
        entry.opt(exception=error).error("{}: unexpected {}", where, type(error).__name__)
    return found
