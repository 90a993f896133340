"""The command line: run, demo, playground, download."""

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["run"]:  # what a service manager waits for needs no reader of command lines
        from boss_bot.cli.starting import start

        sys.exit(start())
    from boss_bot.cli.program import main as whole

    whole()
