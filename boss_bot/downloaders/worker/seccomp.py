"""Seccomp (seccomp(2)): the only sockets of a job's process are plain TCP, and many system calls are not for it.

Landlock looks at TCP ports alone: datagrams, raw sockets, multipath TCP and a connection that begins with data (TCP
fast open) go around it, and io_uring goes around a filter. None of them is there.
"""

import ctypes
import errno
import os
import socket
import sys
from functools import cache

from boss_bot.downloaders.worker import bpf
from boss_bot.downloaders.worker.linux import keep_privileges_away, system_call
from boss_bot.downloaders.worker.system_calls import LOOKED_AT, MACHINES, Machine

_SET_FILTER = 1  # SECCOMP_SET_MODE_FILTER
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_X32 = 0x40000000
"""Numbers from here on are the same calls in another form, on x86-64 alone."""

_KIND_OF_SOCKET = 0xF
_MSG_FASTOPEN = 0x20000000
_NEW_NAMESPACES = 0x7E020080
"""CLONE_NEW… of linux/sched.h."""

_FLAGS_AT = {"sendto": 3, "sendmsg": 2, "sendmmsg": 3}


def program(machine: Machine) -> bytes:
    """Return the filter for a kind of processor."""
    refuse = bpf.verdict(bpf.fail(errno.EPERM))
    calls = machine.calls
    rules = bpf.load(bpf.ARCHITECTURE) + bpf.unless_equal(machine.architecture, bpf.verdict(bpf.KILL))
    rules += bpf.load(bpf.NUMBER) + bpf.if_at_least(_X32, refuse)
    for name in sorted(calls.keys() - LOOKED_AT):
        rules += bpf.if_equal(calls[name], refuse)
    # What is behind a pointer a filter cannot see: the C library falls back to the older call.
    rules += bpf.if_equal(calls["clone3"], bpf.verdict(bpf.fail(errno.ENOSYS)))
    rules += bpf.if_equal(calls["clone"], bpf.load(bpf.argument(0)) + bpf.if_any_bit(_NEW_NAMESPACES, refuse) + _fine())
    for name, index in _FLAGS_AT.items():
        looks = bpf.load(bpf.argument(index)) + bpf.if_any_bit(_MSG_FASTOPEN, refuse) + _fine()
        rules += bpf.if_equal(calls[name], looks)
    return rules + bpf.if_equal(calls["socket"], _sockets()) + _fine()


def lock() -> None:
    """Put the filter in place for the current process and all that it starts, for good.

    Raises:
        OSError: The kernel does not take it, or the processor is of another kind.
    """
    kind, rules = prepared()
    keep_privileges_away()
    system_call(_SECCOMP[kind], _SET_FILTER, 0, ctypes.byref(rules))


@cache
def prepared() -> tuple[str, "_Program"]:
    """Return this machine's kind and its filter: made once, in the zygote.

    Raises:
        OSError: The processor is of another kind.
    """
    kind = os.uname().machine
    if sys.platform != "linux" or kind not in MACHINES or sys.byteorder != "little" or sys.maxsize < 2**32:
        raise OSError(errno.EOPNOTSUPP, "no filter for this kind of machine")
    rules = ctypes.create_string_buffer(program(MACHINES[kind]))
    made = _Program((len(rules) - 1) // 8, ctypes.addressof(rules))
    made.kept = rules
    return kind, made


class _Program(ctypes.Structure):
    """struct sock_fprog of linux/filter.h."""

    _fields_ = (("length", ctypes.c_ushort), ("rules", ctypes.c_void_p))
    kept: object = None
    """The rules themselves, which must live as long as their address."""


def _fine() -> bytes:
    return bpf.verdict(bpf.ALLOW)


def _sockets() -> bytes:
    """Let plain TCP sockets through and refuse every other."""
    refuse = bpf.verdict(bpf.fail(errno.EACCES))
    protocol = bpf.load(bpf.argument(2)) + bpf.if_equal(0, _fine()) + bpf.if_equal(socket.IPPROTO_TCP, _fine()) + refuse
    kind = (
        bpf.load(bpf.argument(1)) + bpf.keep(_KIND_OF_SOCKET) + bpf.unless_equal(socket.SOCK_STREAM, refuse) + protocol
    )
    rules = bpf.load(bpf.argument(0))
    for family in (socket.AF_INET, socket.AF_INET6):
        rules += bpf.if_equal(family, kind)
    return rules + refuse
