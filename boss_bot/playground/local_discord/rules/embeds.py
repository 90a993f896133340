"""Rules for embeds (docs: resources/message, "Embed Limits")."""

from boss_bot.playground.local_discord.rules import addresses, values
from boss_bot.playground.local_discord.rules.form import Field

MOST_EMBEDS = 10
MOST_TEXT = 6000
WEB_OR_FILE = (*addresses.WEB, addresses.ATTACHMENT)


def check_embeds(embeds: Field) -> None:
    """Check up to 10 embeds, whose texts together may have 6000 characters."""
    characters = 0
    for embed in embeds.entries(0, MOST_EMBEDS):
        if embed.is_record():
            characters += _check_embed(embed)
    if characters > MOST_TEXT:
        embeds.blame("MAX_EMBED_SIZE_EXCEEDED", f"Embed size exceeds maximum size of {MOST_TEXT}")


def _check_embed(embed: Field) -> int:
    """Check one embed and give the number of characters that count towards the total."""
    texts = [values.text(embed.child("title"), high=256), values.text(embed.child("description"), high=4096)]
    addresses.address(embed.child("url"), schemes=addresses.WEB)
    values.whole_number(embed.child("color"), low=0, high=0xFFFFFF)
    for name in ("image", "thumbnail"):
        _check_picture(embed.child(name))
    texts.append(_check_line(embed.child("author"), "name", 256))
    texts.append(_check_line(embed.child("footer"), "text", 2048))
    for field in embed.child("fields").entries(0, 25):
        if field.is_record():
            texts.append(values.text(field.child("name"), high=256, required=True))
            texts.append(values.text(field.child("value"), high=1024, required=True))
            values.yes_or_no(field.child("inline"))
    return sum(len(text or "") for text in texts)


def _check_picture(picture: Field) -> None:
    if not picture.absent and picture.is_record():
        addresses.address(picture.child("url"), schemes=WEB_OR_FILE)


def _check_line(line: Field, key: str, high: int) -> str | None:
    """Check the author's or the footer's line and give its text."""
    if line.absent or not line.is_record():
        return None
    addresses.address(line.child("icon_url"), schemes=WEB_OR_FILE)
    addresses.address(line.child("url"), schemes=addresses.WEB)
    return values.text(line.child(key), high=high)
