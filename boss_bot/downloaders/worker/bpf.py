"""Classic BPF, as far as a seccomp filter needs it: a list of instructions, each one struct sock_filter."""

import struct

_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
"""linux/bpf_common.h: BPF_LD+W+ABS, BPF_JMP+JEQ/JGE/JSET+K, BPF_ALU+AND+K, BPF_RET+K."""

NUMBER, ARCHITECTURE = 0, 4
"""Offsets in struct seccomp_data (linux/seccomp.h)."""

ALLOW, KILL = 0x7FFF0000, 0x80000000


def argument(index: int) -> int:
    """Return the offset of the low half of an argument of the system call, on a little-endian machine."""
    return 16 + 8 * index


def fail(number: int) -> int:
    """Return the verdict that lets a system call fail with an error number."""
    return 0x00050000 | number


def load(offset: int) -> bytes:
    """Load 32 bits of what the system call looks like."""
    return struct.pack("=HBBI", _LOAD, 0, 0, offset)


def keep(mask: int) -> bytes:
    """Keep some bits of what was loaded."""
    return struct.pack("=HBBI", _AND, 0, 0, mask)


def verdict(value: int) -> bytes:
    """End the filter."""
    return struct.pack("=HBBI", _RETURN, 0, 0, value)


def if_equal(value: int, then: bytes) -> bytes:
    """Do something where what was loaded is a value, else go on behind it."""
    return struct.pack("=HBBI", _JUMP_EQUAL, 0, len(then) // 8, value) + then


def unless_equal(value: int, then: bytes) -> bytes:
    """Do something where what was loaded is not a value."""
    return struct.pack("=HBBI", _JUMP_EQUAL, len(then) // 8, 0, value) + then


def if_at_least(value: int, then: bytes) -> bytes:
    """Do something where what was loaded is a value or more."""
    return struct.pack("=HBBI", _JUMP_AT_LEAST, 0, len(then) // 8, value) + then


def if_any_bit(mask: int, then: bytes) -> bytes:
    """Do something where one of some bits is set."""
    return struct.pack("=HBBI", _JUMP_ANY_BIT, 0, len(then) // 8, mask) + then
