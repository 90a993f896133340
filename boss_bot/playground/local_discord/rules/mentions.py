"""Rules for `allowed_mentions` (docs: resources/message, "Allowed Mentions Object")."""

from boss_bot.playground.local_discord.rules import values
from boss_bot.playground.local_discord.rules.form import Field, blame_repeats

KINDS = ("users", "roles", "everyone")
MOST_IDS = 100


def check_mentions(mentions: Field) -> None:
    """Check who a message may ping: whole kinds by `parse`, or ids one by one, never both for one kind."""
    if mentions.absent or not mentions.is_record():
        return
    kinds = mentions.child("parse").entries()
    for kind in kinds:
        values.one_of(kind, KINDS, required=True)
    blame_repeats(kinds)
    values.yes_or_no(mentions.child("replied_user"))
    for name in ("users", "roles"):
        listed = mentions.child(name).entries(0, MOST_IDS)
        for entry in listed:
            values.snowflake(entry, required=True)
        blame_repeats(listed)
        if listed and any(kind.value == name for kind in kinds):
            words = f'parse:["{name}"] and {name}: [ids...] are mutually exclusive.'
            mentions.blame("MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", words)
