"""``boss-bot run``: the bot on Discord."""

import sys
from ssl import SSLContext

from boss_bot.app import NoSentryError, built, log_as
from boss_bot.cli.exits import FAILED, OK, SETTINGS, TOKEN_REFUSED, UNREACHED
from boss_bot.cli.given import read
from boss_bot.cli.only_one import TokenInUseError, only_one
from boss_bot.discord import TokenRefusedError, UnreachedError
from boss_bot.domain.errors.refusals import StoreUnavailableError
from boss_bot.settings import Settings, SettingsError
from boss_bot.store import DataDirError, SchemaError


async def run_bot(certificates: SSLContext) -> int:
    """Run the bot until it is told to stop; return the exit code.

    Args:
        certificates: Tell whether a server is Discord's.
    """
    try:
        settings = read().settings
    except SettingsError as error:
        return _say(str(error), SETTINGS)
    try:
        _begin_log(settings)
        with only_one(settings):
            async with built(settings, lambda: read().settings, certificates=certificates) as app:
                await app.run()
    except NoSentryError as error:
        return _say(str(error), SETTINGS)
    except DataDirError as error:
        return _say(f"{error} (BOSS_BOT_DATA_DIR)", SETTINGS)
    except TokenInUseError:
        return _say("Another Boss-Bot runs with this token on this machine, and both would answer every command. "
                    "Stop that one first, or give this one a token of its own (DISCORD_TOKEN).", SETTINGS)  # fmt: skip
    except SchemaError as error:
        return _say(str(error), FAILED)
    except StoreUnavailableError as error:
        return _say(f"The database in BOSS_BOT_DATA_DIR cannot be used: {error.reason}.", FAILED)
    except TokenRefusedError:
        return _say("Discord does not accept this token. Make a new one on your app's Bot page and set DISCORD_TOKEN.",
                    TOKEN_REFUSED)  # fmt: skip
    except UnreachedError as error:
        return _say(_unreached(error), UNREACHED)
    return OK


def _unreached(error: UnreachedError) -> str:
    from boss_bot.cli.care.unreached import answered, why  # not needed to start

    return "Discord {}. {}".format(*(why(error) if error.status is None else answered(error.status)))


def _begin_log(settings: Settings) -> None:
    try:
        log_as(settings)
    except OSError as error:
        told = f"{error.filename or settings.data_dir} cannot be used: {error.strerror}. Choose another folder."
        raise DataDirError(told) from error


def _say(line: str, code: int) -> int:
    print(line, file=sys.stderr)
    return code
