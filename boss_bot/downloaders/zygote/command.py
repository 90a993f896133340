"""How the zygote is started: with the bot's interpreter and modules, and with none of its secrets."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import boss_bot

_BOOT = (
    "import sys; sys.path[:0] = [p for p in sys.argv[5:6] if p not in sys.path]; "
    "sys.path[:0] = filter(None, sys.argv[4].split(chr(0x1f))); "
    "sys.path.extend(p for p in sys.argv[6:] if p not in sys.path); "
    "from boss_bot.downloaders.worker.zygote import main; main(int(sys.argv[1]), int(sys.argv[2]), sys.argv[3])"
)
_KEPT = ("PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "LD_LIBRARY_PATH", "TZ")


def command(control: int, ffmpeg: Path, tools: Sequence[Path] = ()) -> tuple[str, ...]:
    """Return the command line.

    ``-I`` keeps the current folder and the user's own packages out. The bot's module path is handed over, so that the
    package is found whether it was installed, installed for editing, or merely checked out.

    Args:
        control: Descriptor of the zygote's end of the control socket.
        ffmpeg: The ffmpeg that the jobs may use.
        tools: Folders of modules that come before all others.
    """
    first = "\x1f".join(map(str, tools))
    return (sys.executable, "-I", "-c", _BOOT, str(control), str(os.getpid()), str(ffmpeg), first, *_module_path())


def environment(home: Path) -> dict[str, str]:
    """Return the zygote's environment; the jobs are copies of the zygote, so what is not here they cannot read."""
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {"HOME": str(home), "LANG": "C.UTF-8", "YTDLP_NO_PLUGINS": "1"}


def _module_path() -> list[str]:
    """Return the folders that this process finds its modules in, that of this package first."""
    here = str(Path(boss_bot.__file__).parent.parent)
    return list(dict.fromkeys([here, *(path for path in sys.path if Path(path).is_absolute() and Path(path).exists())]))
