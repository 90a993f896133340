"""Registration of the application's commands, global and of one guild."""

from boss_bot.playground.local_discord.commands import without_localisations
from boss_bot.playground.local_discord.rest.access import guild_of
from boss_bot.playground.local_discord.rest.call import NOTHING, Call, Handler, Reply, Route
from boss_bot.playground.local_discord.rules import check_command, check_commands, refusals

COMMANDS, COMMAND = "/commands", "/commands/{command_id}"


async def list_(call: Call) -> Reply:
    """Return all commands, translations only ``with_localizations``."""
    commands = call.state.commands.all(_scope(call))
    full = call.query.get("with_localizations", "").lower() in ("true", "1")
    return Reply(200, commands if full else [without_localisations(command) for command in commands])


async def replace(call: Call) -> Reply:
    """Make the commands of the body all there are."""
    scope = _scope(call)
    check_commands(call.body)
    commands = call.state.commands.replace(scope, call.body)
    _note_registration(call)
    return Reply(200, commands)


async def create(call: Call) -> Reply:
    """Add a command, or replace the one of the same type and name (then 200 instead of 201)."""
    scope = _scope(call)
    check_command(call.record)
    command, is_new = call.state.commands.upsert(scope, call.record)
    _note_registration(call)
    return Reply(201 if is_new else 200, command)


async def read(call: Call) -> Reply:
    """Return one command."""
    return Reply(200, call.state.commands.get(_scope(call), call.id("command_id")))


async def edit(call: Call) -> Reply:
    """Change some fields of a command."""
    scope, number = _scope(call), call.id("command_id")
    read_only = ("id", "application_id", "version", "guild_id")
    old = {key: value for key, value in call.state.commands.get(scope, number).items() if key not in read_only}
    check_command(old | call.record)
    command = call.state.commands.edit(scope, number, call.record)
    _note_registration(call)
    return Reply(200, command)


async def delete(call: Call) -> Reply:
    """Remove a command."""
    call.state.commands.delete(_scope(call), call.id("command_id"))
    return NOTHING


def _scope(call: Call) -> int | None:
    """Return the guild whose commands are meant, None for the global ones.

    Raises:
        ApiError: 50001, the application is not the token's; 10004, no such guild.
    """
    if call.id("application_id") != call.state.world.bot.id:
        raise refusals.missing_access()
    return guild_of(call).id if "guild_id" in call.ids else None


def _note_registration(call: Call) -> None:
    call.state.commands.registrations += 1
    call.state.world.changes.announce()


def _routes(prefix: str, major: tuple[str, ...]) -> list[Route]:
    table: list[tuple[str, str, Handler]] = [
        ("GET", COMMANDS, list_),
        ("PUT", COMMANDS, replace),
        ("POST", COMMANDS, create),
        ("GET", COMMAND, read),
        ("PATCH", COMMAND, edit),
        ("DELETE", COMMAND, delete),
    ]
    return [Route(method=m, template=prefix + path, handler=handler, major=major) for m, path, handler in table]


GLOBAL = "/applications/{application_id}"
ROUTES = (*_routes(GLOBAL, ()), *_routes(f"{GLOBAL}/guilds/{{guild_id}}", ("guild_id",)))
