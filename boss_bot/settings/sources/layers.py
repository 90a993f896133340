"""Where settings come from, the weakest first: a TOML file, the environment, the command line.

A layer is what one place gives: the text of each setting by its name in the environment, and where it was found.
"""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

import attrs

from boss_bot.settings.sources.texts import in_file, near, text_of

FILE_ENDING = "_FILE"
"""A secret may be given by the path of a file: ``DISCORD_TOKEN_FILE`` for ``DISCORD_TOKEN``."""

_PREFIX = "BOSS_BOT_"


@attrs.frozen
class Given:
    """One setting as one place gives it.

    Attributes:
        text: Its value as text; may be a secret.
        source: The place, for people.
    """

    text: str = attrs.field(repr=False)
    source: str


@attrs.define
class Layers:
    """Puts places on top of each other; what comes later wins.

    Attributes:
        secrets: The settings, by name, that may be given by a file; true where they are.
        found: Each setting that was given, by its name in the environment.
        wrong: A line for each thing that cannot be used.
    """

    secrets: Mapping[str, bool]
    found: dict[str, Given] = attrs.field(factory=dict)
    wrong: list[str] = attrs.field(factory=list)

    def file(self, path: Path) -> None:
        """Add a TOML file: keys are the names in small letters, without ``BOSS_BOT_``."""
        try:
            table = tomllib.loads(in_file(path))
        except OSError as error:
            return self.wrong.append(f"{path} cannot be read: {error.strerror}. Look at its name and its rights.")
        except ValueError as error:  # also of bytes that are no text
            return self.wrong.append(f"{path} is no TOML file: {error}.")
        names = {name.removeprefix(_PREFIX).lower(): name for name in self._accepted()}
        given = {}
        for key, value in table.items():
            if key not in names:
                self.wrong.append(f"{key} in {path} is no setting.{near(key, names)}")
            elif (text := text_of(value)) is None:
                self.wrong.append(f"{key} in {path} is neither text, number, yes or no, nor a list of texts.")
            else:
                given[names[key]] = text
        return self._take(given, path.name)

    def environment(self, environment: Mapping[str, str]) -> None:
        """Add environment variables; an empty one counts as not set, others than ours do not matter."""
        plain = {f"{_PREFIX}{name}": name for name in self._accepted() if not name.startswith(_PREFIX)}
        given = {plain[name]: environment[name] for name in plain if environment.get(name, "").strip()}
        given |= {name: environment[name] for name in self._accepted() if environment.get(name, "").strip()}
        self._take(given, "environment")

    def options(self, pairs: Iterable[str]) -> None:
        """Add ``NAME=VALUE`` of the command line; the name as in the environment or as in the file."""
        names = {name.removeprefix(_PREFIX): name for name in self._accepted()}
        given: dict[str, str] = {}
        for pair in pairs:
            name, equals, value = pair.partition("=")
            known = names.get(plain := name.strip().upper().replace("-", "_").removeprefix(_PREFIX))
            if known is None or not equals:
                self.wrong.append(f"--set {name} is no NAME=VALUE of a setting.{near(plain, names)}")
            elif self.secrets.get(known):
                self.wrong.append(f"{known} is a secret: every user of the machine could read it. Use {known}_FILE.")
            else:
                given[known] = value
        self._take(given, "command line")

    def _accepted(self) -> list[str]:
        return [*self.secrets, *(name + FILE_ENDING for name, secret in self.secrets.items() if secret)]

    def _take(self, given: Mapping[str, str], source: str) -> None:
        for name, text in given.items():
            secret = name.removesuffix(FILE_ENDING)
            if name in self.secrets:
                self.found[name] = Given(text.strip(), source)
            elif secret in given:
                self.wrong.append(f"{secret} and {name} are both set ({source}). Set one of them.")
            else:
                self._secret(secret, Path(text.strip()), source)

    def _secret(self, name: str, path: Path, source: str) -> None:
        try:
            self.found[name] = Given(in_file(path).strip(), f"{source}, from a file")
        except (OSError, UnicodeDecodeError):
            self.wrong.append(f"{name}{FILE_ENDING} names {path}, which cannot be read as text ({source}).")
