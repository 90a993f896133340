"""The C library's free memory."""

import platform

from boss_bot.cli.allocator import hoard_little


def test_glibc_takes_it_and_another_library_is_left_alone():
    assert hoard_little() is (platform.libc_ver()[0] == "glibc")
