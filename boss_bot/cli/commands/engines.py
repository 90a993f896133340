"""The commands for the tools' versions."""

from typing import Annotated, Literal

from cyclopts import App, Parameter

from boss_bot.cli.commands.cared import cared

engines = App(name="engines", help="Look at the versions of yt-dlp and gallery-dl, update them, take an update back.")

Tool = Literal["yt-dlp", "gallery-dl"]


@engines.command(name="list")
def engines_list() -> int:
    """Print the versions of each tool; a star marks the one that is used."""
    from boss_bot.cli.care.engines import run_list

    return cared(run_list)


@engines.command(name="update")
def engines_update(
    tool: Annotated[Tool | None, Parameter(help="yt-dlp or gallery-dl; both otherwise.")] = None,
    *,
    version: Annotated[str, Parameter(help="A certain version; the newest otherwise.")] = "",
) -> int:
    """Fetch a version, try it, and use it when it works; a running bot takes it up with its next download."""
    from boss_bot.cli.care.engines import run_update

    return cared(lambda folder: run_update(folder, tool or "", version))


@engines.command(name="rollback")
def engines_rollback(tool: Annotated[Tool, Parameter(help="yt-dlp or gallery-dl.")]) -> int:
    """Use the version before."""
    from boss_bot.cli.care.engines import run_rollback

    return cared(lambda folder: run_rollback(folder, tool))


ENGINE_COMMANDS = (engines,)
