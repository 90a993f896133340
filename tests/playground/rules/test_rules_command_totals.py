import pytest

from boss_bot.playground.local_discord.rules import check_command, check_commands
from tests.playground.parts import PAGE, slash


def test_names_are_unique_within_a_type(refused):
    menus = [{"type": kind, "name": "download"} for kind in (2, 3)]

    check_commands([slash(), *menus])
    assert refused(check_commands, [slash(), *menus, slash()]) == {"3": ["APPLICATION_COMMANDS_DUPLICATE_NAME"]}


@pytest.mark.parametrize(("kind", "most"), [(1, 100), (2, 15), (3, 15)])
def test_there_is_room_for_so_many_commands_of_a_type(refused_with, kind, most):
    about = {"description": "x"} if kind == 1 else {}
    commands = [{"type": kind, "name": f"c{n}", **about} for n in range(most + 1)]

    check_commands(commands[:most])
    assert refused_with(check_commands, commands) == (400, 30032)


class TestSize:
    def command(self, characters, **first):
        """Give a command of exactly so many characters, whose first option can be changed."""
        options = [{**PAGE, "type": 3, "name": f"{n:032}", "description": "x" * 100} for n in range(25)]
        choices = [{"name": f"{n:0100}", "value": f"{n:0100}"} for n in range(25)]
        options[1]["choices"] = choices
        options[0] |= first
        command = slash(*options, name="d", description="x")
        rest = characters - 25 * 132 - 2 - 25 * 200
        assert rest < 0
        for choice in choices:
            cut = min(95, -rest)
            choice["value"] = choice["value"][cut:]
            rest += cut
        return command

    def test_8000_characters_and_no_more(self, refused):
        check_command(self.command(8000))
        assert refused(check_command, self.command(8001)) == {"": ["APPLICATION_COMMAND_TOO_LARGE"]}

    def test_of_translations_the_longest_counts_once(self, refused):
        shorter = {"description": "x", "description_localizations": {"de": "x" * 100, "fr": "x" * 99}}
        check_command(self.command(8000, **shorter))

        code = ["APPLICATION_COMMAND_TOO_LARGE"]
        assert refused(check_commands, [self.command(8001, **shorter)]) == {"0": code}
