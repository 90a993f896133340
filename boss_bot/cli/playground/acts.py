"""What can be typed in the playground, and what it does."""

from collections.abc import Awaitable, Callable

import attrs

from boss_bot.cli.playground.table import Table
from boss_bot.playground import Driver, LiveCard, NoAnswer, NotPossible

_ADMINISTRATOR = 1 << 3
"""The permission that has all others; https://discord.com/developers/docs/topics/permissions."""

HELP = """\
  /download link url:{site}
                     use a command, with its options as name:value
  press LABEL        press a button of the newest card
  choose TEXT        choose in its lists
  fill TEXT | TEXT   fill in the form that a button opened
  look               draw the newest card again
  say TEXT           post a message;  menu NAME  uses a command of its menu
  as NAME            be another member;  as NAME manager  one who manages the server
  quit               stop"""


@attrs.define(eq=False)
class Acts:
    """Does what a typed line says."""

    table: Table

    async def do(self, line: str) -> bool:
        """Do it, and say in a line what a member's client would not do; False when it was to stop.

        Args:
            line: What was typed.
        """
        word, _, rest = line.strip().partition(" ")
        if word == "quit":
            return False
        try:
            if word.startswith("/"):
                self.table.deal(await self._driver.type(self.table.member, line.strip()))
            elif word:
                await self._found(word)(rest.strip())
        except (NotPossible, NoAnswer) as no:
            self._tell(f"{no}", "yellow")
        return True

    @property
    def _driver(self) -> Driver:
        return self.table.world.driver

    def _found(self, word: str) -> Callable[[str], Awaitable[None]]:
        acts = {
            "press": self._press,
            "choose": self._choose,
            "fill": self._fill,
            "say": self._say,
            "menu": self._menu,
            "as": self._be,
        }
        return acts.get(word, self._look if word == "look" else self._help)

    async def _press(self, label: str) -> None:
        self.table.deal(await self._driver.press(self.table.member, self._card, label))

    async def _choose(self, text: str) -> None:
        card = self._card.now
        for menu in card.selects:
            for option in menu.options:
                if option.label.lower().startswith(text.lower()):
                    chosen = await self._driver.select(self.table.member, card, [option.value], menu.custom_id)
                    return self.table.deal(chosen)
        raise NotPossible(f"no list of the newest card offers {text!r}")

    async def _fill(self, texts: str) -> None:
        form = self._card
        if not form.is_modal:
            raise NotPossible("the newest card is no form")
        fields = [field["custom_id"] for row in form.components for field in row["components"]]
        typed = dict(zip(fields, (text.strip() for text in texts.split("|")), strict=False))
        self.table.deal(await self._driver.submit(self.table.member, form, typed))

    async def _say(self, text: str) -> None:
        self.table.said = self._driver.say(self.table.member, text)
        self._tell(f"{self.table.member.name} says: {text}")

    async def _menu(self, name: str) -> None:
        if self.table.said is None:
            raise NotPossible("nothing was said yet: say TEXT posts a message")
        self.table.deal(await self._driver.message_command(self.table.member, name, self.table.said))

    async def _be(self, name: str) -> None:
        name, _, manager = (name or "Ann").partition(" ")
        if manager:
            self.table.member = self._driver.member(name, permissions=_ADMINISTRATOR)
        else:
            self.table.member = self._driver.member(name)
        self._tell(f"You are {name}.")

    async def _look(self, _: str) -> None:
        self.table.look()

    async def _help(self, _: str) -> None:
        self._tell(HELP.format(site=self.table.world.site.url("/watch/clip")))

    def _tell(self, text: str, style: str = "") -> None:
        self.table.console.print(text, style=style, markup=False, soft_wrap=True)

    @property
    def _card(self) -> LiveCard:
        if self.table.card is None:
            raise NotPossible("there is no card yet: a command brings one, as in /help")
        return self.table.card
