"""The lock on a job's process, tried from inside a real process."""

import subprocess
import sys

GUARDED = """
import os, socket, subprocess, sys
from boss_bot.downloaders.worker.guard import Guard, GuardedError

listener = socket.create_server(("127.0.0.1", 0))
other = socket.create_server(("127.0.0.1", 0))
Guard(listener.getsockname(), frozenset({sys.executable})).install()

def refused(act):
    try:
        act()
    except GuardedError:
        return True
    return False

datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
acts = {
    "the proxy": lambda: socket.create_connection(listener.getsockname()).close(),
    "the program": lambda: subprocess.run([sys.executable, "-c", ""], check=True),
    "another port": lambda: socket.create_connection(other.getsockname()),
    "a unix socket": lambda: socket.socket(socket.AF_UNIX).connect("/nowhere"),
    "a name": lambda: socket.getaddrinfo("example.com", 80),
    "a name the old way": lambda: socket.gethostbyname("example.com"),
    "a datagram": lambda: datagram.sendto(b"x", ("127.0.0.1", 9)),
    "a port of its own": lambda: socket.socket().bind(("127.0.0.1", 0)),
    "another program": lambda: subprocess.run(["/bin/true"]),
    "a shell": lambda: os.system("true"),
    "a shell line": lambda: subprocess.run("true", shell=True),
    "itself anew": lambda: os.execv("/bin/true", ["true"]),
    "a fork": lambda: os.fork(),
    "a spawn": lambda: os.posix_spawn("/bin/true", ["true"], {}),
}
print(" | ".join(name for name, act in acts.items() if not refused(act)))
"""


def test_a_guarded_process_may_do_two_things():
    shown = subprocess.run([sys.executable, "-c", GUARDED], capture_output=True, text=True, check=True)
    assert shown.stdout == "the proxy | the program\n"
