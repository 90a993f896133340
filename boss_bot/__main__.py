"""``python -m boss_bot``: the same as ``boss-bot``."""

from boss_bot.cli import main

if __name__ == "__main__":
    main()
