"""What the kernel holds of a job's process, put in place as far as the kernel has it, and tried once at the start."""

import contextlib
import json
import mimetypes
import os
import re
import sys
import sysconfig
import tempfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import boss_bot
from boss_bot.downloaders.worker import landlock, seccomp

ON = "on"

_SYSTEM = (
    "/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib", "/lib64", "/usr/share/zoneinfo", "/usr/share/ca-certificates",
    "/etc/ssl", "/etc/pki", "/etc/ca-certificates", "/etc/localtime", "/etc/mime.types", "/etc/ld.so.cache",
    "/etc/hosts", "/etc/host.conf", "/etc/nsswitch.conf", "/etc/gai.conf", "/etc/fonts", "/dev/urandom", "/dev/random",
    "/proc/cpuinfo", "/proc/meminfo", "/sys/devices/system/cpu",
)  # fmt: skip
_LOADER = re.compile(rb"/lib[\w./+-]*/ld-[\w.+-]+\.so\.\d")


def apply(*, port: int, programs: Sequence[Path], own: Path) -> dict[str, str]:
    """Seal the current process for good and say with what: a name, and ``on`` or why it is not.

    Args:
        port: The proxy's.
        programs: What it may start.
        own: The job's folder.
    """
    seals = {"audit hook": ON}
    try:
        landlock.lock(port=port, rules=_rules(programs), own=own)
        seals["Landlock"] = ON
    except OSError as error:
        seals["Landlock"] = error.strerror or "refused"
    try:
        seccomp.lock()
        seals["seccomp"] = ON
    except OSError as error:
        seals["seccomp"] = error.strerror or "refused"
    return seals


def _rules(programs: Sequence[Path]) -> list[landlock.Rule]:
    """Return what a job may read and start."""
    return [*_reading(), *(rule for program in programs for rule in _starting(program))]


@cache
def _reading() -> list[landlock.Rule]:
    return landlock.rules_for(readable(), [])


@cache
def _starting(program: Path) -> list[landlock.Rule]:
    return landlock.rules_for([], _with_loader(program))


def readable() -> list[Path]:
    """Return what a job may read beside its own folder: Python, its packages, the system's libraries, certificates."""
    home = Path(boss_bot.__file__).parent
    installed = {sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")}
    modules = {*installed, *(path for path in sys.path if Path(path) != home.parent)}
    # Python reads these of its own accord, and takes a refusal for an error.
    asked = (*mimetypes.knownfiles, os.path.realpath(sys.executable))
    certificates = (os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
    base = f"{sys.base_prefix}/lib"
    return [
        home,
        *(Path(path) for path in (*modules, base, *asked, *_SYSTEM, *certificates) if path and Path(path) != Path("/")),
    ]


def tried(programs: Sequence[Path]) -> Mapping[str, str]:
    """Say what a job's process will be sealed with: a child tries it and ends."""
    _rules(programs)  # what every job needs is found out here, once: they are copies of this process
    with contextlib.suppress(OSError):
        seccomp.prepared()
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        seals = {"audit hook": ON}
        try:
            seals = apply(port=1, programs=programs, own=Path(tempfile.gettempdir()))
        finally:
            os.write(into, json.dumps(seals).encode())
            os._exit(0)
    os.close(into)
    with open(out, "rb") as answers:  # noqa: PTH123  # a descriptor, no path
        said = answers.read()
    os.waitpid(child, 0)
    return {str(name): str(state) for name, state in json.loads(said).items()}


def _with_loader(program: Path) -> list[Path]:
    """Return a program, with the loader of its libraries where it has one (elf(5), PT_INTERP)."""
    with program.open("rb") as file:
        loader = _LOADER.search(file.read(8192))
    return [program, *([Path(os.fsdecode(loader[0]))] if loader else [])]
