"""The program tied to the process that started it: ``python -m boss_bot.cli.tied run``, with a pipe as its input.

A demo or a playground that is killed can stop nobody any more, but the system closes its end of the pipe.
"""

import os
import signal
import threading
import time

from boss_bot.cli import main

PATIENCE_S = 5.0
"""How long the program has to end in good order once it is alone; its Discord is gone by then."""


def end_with(pipe: int) -> None:
    """Watch a pipe from now on, and end this process when nobody holds its other end any more."""

    def watch() -> None:
        while os.read(pipe, 64):
            pass  # nobody writes; what comes means nothing
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(PATIENCE_S)
        os.kill(os.getpid(), signal.SIGKILL)

    threading.Thread(target=watch, name="tie", daemon=True).start()


if __name__ == "__main__":
    end_with(0)
    main()
