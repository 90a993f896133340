"""Rules for components that show something: text, thumbnails, galleries, files and separators.

Docs: components/reference, one heading for each; the limits are those of Discord's OpenAPI document.
"""

from boss_bot.playground.local_discord.rules import addresses, values
from boss_bot.playground.local_discord.rules.components.tally import MOST_TEXT, Tally
from boss_bot.playground.local_discord.rules.form import Field

WEB_OR_FILE = (*addresses.WEB, addresses.ATTACHMENT)


def check_text_display(component: Field, tally: Tally) -> None:
    """Check a text of 1 to 4000 characters; all texts of a message share the same 4000."""
    content = values.text(component.child("content"), low=1, high=MOST_TEXT, required=True)
    tally.read(content or "")


def check_thumbnail(component: Field, tally: Tally) -> None:
    """Check the small picture beside a section."""
    _check_media(component, tally)


def check_gallery(component: Field, tally: Tally) -> None:
    """Check a gallery of 1 to 10 pictures and videos."""
    for item in component.child("items").entries(1, 10):
        if item.is_record():
            _check_media(item, tally)


def check_file(component: Field, tally: Tally) -> None:
    """Check a file card, which can show only a file of this message, never a link."""
    values.yes_or_no(component.child("spoiler"))
    file = component.child("file")
    if file.required() and file.is_record():
        url = addresses.address(file.child("url"), schemes=(addresses.ATTACHMENT,), required=True)
        _check_reference(file.child("url"), url, tally)


def check_separator(component: Field, tally: Tally) -> None:  # noqa: ARG001 (every rule has one signature)
    """Check a separator: small (1) or large (2), with a line or without."""
    values.one_of(component.child("spacing"), (1, 2))
    values.yes_or_no(component.child("divider"))


def _check_media(holder: Field, tally: Tally) -> None:
    values.text(holder.child("description"), low=1, high=1024)
    values.yes_or_no(holder.child("spoiler"))
    media = holder.child("media")
    if media.required() and media.is_record():
        url = addresses.address(media.child("url"), schemes=WEB_OR_FILE, required=True)
        _check_reference(media.child("url"), url, tally)


def _check_reference(field: Field, url: str | None, tally: Tally) -> None:
    name = addresses.referenced_file(url or "")
    if name is not None and name not in tally.files:
        words = "The referenced attachment was not found"
        field.blame("UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", words)
