"""The lock on a job's process: an audit hook (PEP 578) that leaves the egress proxy as the only way out.

It holds Python code, not native code that goes around the interpreter; what the kernel can do comes on top.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

import attrs

_NEVER = frozenset(
    {
        "socket.bind", "socket.sendto", "socket.sendmsg", "socket.gethostbyname", "socket.gethostbyaddr",
        "socket.getnameinfo", "os.system", "os.exec", "os.spawn", "os.fork", "os.forkpty", "pty.spawn",
    }
)  # fmt: skip


class GuardedError(PermissionError):
    """The process tried what it may not do."""


@attrs.frozen
class Guard:
    """What a job's process may do.

    Attributes:
        proxy: The one address that it may connect to.
        programs: The programs that it may start, absolute.
    """

    proxy: tuple[str, int]
    programs: frozenset[str]

    def install(self) -> None:
        """Put the hook in place; it cannot be taken away again."""
        checks: dict[str, Callable[[tuple[Any, ...]], bool]] = {
            "socket.connect": self._may_connect,
            "socket.getaddrinfo": self._may_look_up,
            "subprocess.Popen": self._may_start,
            "os.posix_spawn": self._may_spawn,
        }

        def hook(event: str, args: tuple[Any, ...]) -> None:
            check = checks.get(event)
            if event in _NEVER or (check is not None and not check(args)):
                raise GuardedError(event)

        sys.addaudithook(hook)

    def _may_connect(self, args: tuple[Any, ...]) -> bool:
        return isinstance(args[1], tuple) and tuple(args[1][:2]) == self.proxy

    def _may_look_up(self, args: tuple[Any, ...]) -> bool:
        return args[0] in (self.proxy[0], self.proxy[0].encode())

    def _may_start(self, args: tuple[Any, ...]) -> bool:
        executable, arguments = args[0], args[1]
        program = executable or (arguments[0] if isinstance(arguments, list | tuple) else arguments)
        return os.fsdecode(program) in self.programs

    def _may_spawn(self, args: tuple[Any, ...]) -> bool:
        """Judge the call that `subprocess` itself ends in on some systems, since Python 3.13."""
        return os.fsdecode(args[0]) in self.programs
