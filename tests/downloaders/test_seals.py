"""The kernel's locks on a job's process, tried from inside a real one with native code that knows no audit hook."""

import socket
import struct
import subprocess
import sys
import textwrap

import pytest

from boss_bot.downloaders.worker import bpf, landlock, seccomp
from boss_bot.downloaders.worker.system_calls import MACHINES

SEALED = """
    import ctypes, errno, os, socket, struct, subprocess, sys
    from pathlib import Path
    from boss_bot.downloaders.worker import seals

    own, secret, canary, proxy = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    state = seals.apply(port=proxy, programs=[Path("/usr/bin/env").resolve()], own=own)
    libc = ctypes.CDLL(None, use_errno=True)

    def address(port):
        return struct.pack("=HHI8x", socket.AF_INET, socket.htons(port), struct.unpack("=I", b"\\x7f\\0\\0\\1")[0])

    def native(port, kind=socket.SOCK_STREAM, protocol=0):
        made = libc.socket(socket.AF_INET, kind, protocol)
        if made < 0:
            return False
        return libc.connect(made, address(port), 16) == 0

    def fast_open(port):
        made = libc.socket(socket.AF_INET, socket.SOCK_STREAM, 0)
        return libc.sendto(made, b"x", 1, 0x20000000, address(port), 16) == 1

    def reads(path):
        try:
            return bool(os.listdir(path) if os.path.isdir(path) else open(path).read(1))
        except OSError:
            return False

    def writes(path):
        try:
            Path(path).write_text("x")
        except OSError:
            return False
        return True

    def starts(*command):
        try:
            return subprocess.run(command, capture_output=True).returncode == 0
        except OSError:
            return False

    acts = {
        "the proxy": lambda: native(proxy),
        "a module": lambda: __import__("fractions") is not None,
        "its folder": lambda: writes(own / "a") and reads(own / "a"),
        "the program": lambda: starts("/usr/bin/env"),
        "another port": lambda: native(canary),
        "multipath": lambda: native(canary, protocol=262),
        "a datagram": lambda: native(canary, socket.SOCK_DGRAM),
        "a raw packet": lambda: native(0, socket.SOCK_RAW, 1),
        "data first": lambda: fast_open(canary),
        "a unix socket": lambda: libc.socket(socket.AF_UNIX, socket.SOCK_STREAM, 0) >= 0,
        "netlink": lambda: libc.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0) >= 0,
        "a port of its own": lambda: libc.bind(libc.socket(socket.AF_INET, 1, 0), address(0), 16) == 0,
        "the ring": lambda: libc.syscall(425, 1, ctypes.create_string_buffer(200)) >= 0,
        "a namespace": lambda: libc.unshare(0x10000000) == 0,
        "another process": lambda: libc.ptrace(16, os.getppid(), 0, 0) == 0,
        "another program": lambda: starts("/bin/sh", "-c", "true") or starts("/usr/bin/curl", "--version"),
        "the program on another": lambda: starts("/usr/bin/env", "/usr/bin/curl", "--version"),
        "another's file": lambda: reads(secret),
        "another's folder": lambda: reads(secret.parent),
        "another's folder, written": lambda: writes(secret.parent / "b"),
        "the users": lambda: reads("/etc/passwd"),
        "other environments": lambda: reads("/proc/1/environ") or reads(f"/proc/{os.getppid()}/environ"),
    }
    print(state, " | ".join(name for name, act in acts.items() if act()), sep="; ")
"""


@pytest.fixture
def canary():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0)
        yield listener


def test_a_sealed_process_reaches_the_proxy_and_its_own_folder_alone(tmp_path, canary):
    own, other = tmp_path / "own", tmp_path / "other"
    own.mkdir()
    other.mkdir()
    (other / "clip.mp4").write_text("secret")
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        ports = (str(listener.getsockname()[1]) for listener in (canary, proxy))
        command = [sys.executable, "-c", textwrap.dedent(SEALED), str(own), str(other / "clip.mp4"), *ports]
        shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout

    state, _, done = shown.strip().partition("; ")
    if landlock.version() >= landlock.NET_VERSION:
        assert state == "{'audit hook': 'on', 'Landlock': 'on', 'seccomp': 'on'}"
        assert done == "the proxy | a module | its folder | the program"
    else:
        assert "Landlock" in state
        assert "a raw packet" not in done
    with pytest.raises(BlockingIOError):
        canary.accept()


def outcome(program, machine, call, *arguments):
    """Run a filter as the kernel would (kernel documentation, networking/filter)."""
    data = struct.pack("=IIQ6Q", call, machine, 0, *(arguments + (0,) * 6)[:6])
    value, at = 0, 0
    while True:
        code, yes, no, number = struct.unpack_from("=HBBI", program, at * 8)
        at += 1
        if code == 0x20:
            value = struct.unpack_from("=I", data, number)[0]
        elif code == 0x54:
            value &= number
        elif code == 0x06:
            return number
        else:
            met = {0x15: value == number, 0x35: value >= number, 0x45: bool(value & number)}[code]
            at += yes if met else no


@pytest.mark.parametrize("kind", ["x86_64", "aarch64"])
def test_the_filter_says_the_same_on_both_kinds_of_machine(kind):
    machine = MACHINES[kind]
    program = seccomp.program(machine)

    def verdict(call, *arguments):
        return outcome(program, machine.architecture, machine.calls[call], *arguments)

    stream, both = socket.SOCK_STREAM, socket.SOCK_CLOEXEC | socket.SOCK_NONBLOCK
    for family in (socket.AF_INET, socket.AF_INET6):
        assert verdict("socket", family, stream | both, 0) == bpf.ALLOW
        assert verdict("socket", family, stream, 6) == bpf.ALLOW
        for kind_of, protocol in ((stream, 262), (stream, 132), (socket.SOCK_DGRAM, 0), (socket.SOCK_RAW, 6)):
            assert verdict("socket", family, kind_of, protocol) == bpf.fail(13)
    for strange in (socket.AF_UNIX, socket.AF_NETLINK, socket.AF_PACKET, 43, 40):
        assert verdict("socket", strange, stream, 0) == bpf.fail(13)
    assert verdict("clone", 0x11) == bpf.ALLOW
    assert verdict("clone", 0x10000011) == bpf.fail(1)
    assert verdict("clone3") == bpf.fail(38)
    assert verdict("sendto", 3, 0, 1, 0x4000) == bpf.ALLOW
    assert [verdict("sendto", 3, 0, 1, 0x20000000), verdict("sendmsg", 3, 0, 0x20000000)] == [bpf.fail(1)] * 2
    for call in ("ptrace", "bind", "io_uring_setup", "mount", "bpf", "process_vm_readv", "setns"):
        assert verdict(call) == bpf.fail(1)
    assert outcome(program, machine.architecture, 1) == bpf.ALLOW
    assert outcome(program, machine.architecture, 0x40000001) == bpf.fail(1)
    assert outcome(program, 0x40000003, 1) == bpf.KILL
