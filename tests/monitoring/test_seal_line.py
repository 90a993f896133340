"""The line of `/status` that says what locks the downloads in."""

from boss_bot.domain.operating.status import State
from boss_bot.monitoring.lines.status import seal_line


def test_all_locks_are_on():
    line = seal_line({"audit hook": "on", "Landlock": "on", "seccomp": "on"})
    assert (line.state, line.detail, line.hint) == (State.OK, "audit hook, Landlock, seccomp", "")


def test_a_lock_that_the_kernel_does_not_have_is_a_warning_with_its_reason():
    line = seal_line({"audit hook": "on", "Landlock": "no Landlock", "seccomp": "on"})
    assert line.state is State.WARNING
    assert line.detail == "audit hook, seccomp (Landlock: no Landlock)"
    assert "newer kernel" in line.hint


def test_before_it_is_known_nothing_is_claimed():
    assert seal_line({}).detail == "being tried"
