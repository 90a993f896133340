"""What every care command does alike: read the settings, say what went wrong, and give its exit code."""

import sys
from collections.abc import Callable
from pathlib import Path

from boss_bot.cli.exits import FAILED, SETTINGS
from boss_bot.cli.given import read
from boss_bot.control import NotRunningError, RefusedError
from boss_bot.domain.errors.refusals import BossBotError
from boss_bot.log import redact
from boss_bot.settings import SettingsError
from boss_bot.store import DataDirError


class CareError(Exception):
    """A command that could not do what it was asked for; the message says why and what to do."""


def told(work: Callable[[Path], int]) -> int:
    """Do some work on the data directory; what goes wrong is one clear line, and the exit code says it too.

    Args:
        work: Gets the data directory and returns an exit code.
    """
    try:
        return work(read(token_needed=False).settings.data_dir)
    except SettingsError as error:
        return _say(str(error), SETTINGS)
    except NotRunningError:
        return _say("No bot runs on this data directory. Start it, or set BOSS_BOT_DATA_DIR to the one it runs on.")
    except (CareError, RefusedError, DataDirError) as error:
        return _say(str(error))
    except BossBotError as error:
        from boss_bot.discord import words_for  # late: it brings hikari, which takes a second

        words = words_for(error)
        return _say(f"{words.title}. {words.cause} {words.next_step} ({error.code})")
    except OSError as error:
        return _say(f"{error.filename or 'The file'}: {error.strerror or 'cannot be used'}.")


def _say(line: str, code: int = FAILED) -> int:
    print(redact(line), file=sys.stderr)
    return code
