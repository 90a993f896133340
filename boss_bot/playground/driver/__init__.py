"""Members of the local Discord, played from Python: they use commands, press buttons, and see what they can see."""

from boss_bot.playground.driver.card import Card
from boss_bot.playground.driver.driver import Driver
from boss_bot.playground.driver.live_card import LiveCard
from boss_bot.playground.driver.refusals import NoAnswer, NotPossible

__all__ = ["Card", "Driver", "LiveCard", "NoAnswer", "NotPossible"]
