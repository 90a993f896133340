"""Commands are loaded by being there, and a broken file stops the start."""

import importlib
import sys

import hikari
import lightbulb
import pytest

from boss_bot.discord import commands
from boss_bot.discord.interactions.loader import Loader, load_commands

pytestmark = pytest.mark.asyncio(loop_scope="session")

FINE = "from boss_bot.discord.interactions.loader import Loader\nloader = Loader()\n"
BUTTON = FINE + "@loader.button('go')\nasync def go(press):\n    pass\n"


def methods_of(command):
    """What is called for a command, or for each of a group."""
    if isinstance(command, lightbulb.Group | lightbulb.SubGroup):
        return [method for inner in command.subcommands.values() for method in methods_of(inner)]
    return [vars(command)[command._command_data.invoke_method]]


@pytest.fixture
def client():
    return lightbulb.client_from_app(hikari.GatewayBot("MTIz.x.y", banner=None, logs=None))


@pytest.fixture
def package(tmp_path, request):
    """Make a package of commands from its files' contents."""
    name = f"commands_of_{request.node.name.partition('[')[0]}"

    def make(**files):
        folder = tmp_path / name
        folder.mkdir()
        for module, text in {"__init__": "", **files}.items():
            (folder / f"{module}.py").write_text(text)
        sys.path.insert(0, str(tmp_path))
        return importlib.import_module(name)

    yield make
    sys.path.remove(str(tmp_path))
    for loaded in [module for module in sys.modules if module.startswith(name)]:
        del sys.modules[loaded]


async def test_every_file_is_loaded(client):
    buttons = (await load_commands(client, commands)).buttons
    assert set(buttons) >= {"pause", "resume", "cancel", "retry", "up", "open", "watch", "post", "there"}
    assert {command.name for command in map(data_of, client.registered_commands)} >= {
        "cancel", "download", "help", "pause", "queue", "resume", "retry", "status",
    }  # fmt: skip


def data_of(command):
    return command if isinstance(command, lightbulb.Group) else command._command_data


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({"broken": "import nowhere_to_be_found"}, ModuleNotFoundError),
        ({"fine": FINE, "syntax": "def"}, SyntaxError),
        ({"empty": ""}, ValueError),
        ({"one": BUTTON, "two": BUTTON}, ValueError),
    ],
)
async def test_a_broken_file_stops_the_start(client, package, files, error):
    with pytest.raises(error):
        await load_commands(client, package(**files))


async def test_one_file_has_one_handler_for_a_button():
    loader = Loader()

    async def go(press):
        pass

    loader.button("go")(go)
    with pytest.raises(ValueError, match="two handlers"):
        loader.button("go")(go)


async def test_what_a_command_asks_for_is_worked_out_once(client):
    await load_commands(client, commands)
    methods = [method for command in client.registered_commands for method in methods_of(command)]
    assert len(methods) > 20
    assert all(method._dependency_func is not None for method in methods)
