"""Rules for the names and descriptions of commands and options, and for their translations.

Docs: interactions/application-commands, "Application Command Naming"; reference, "Locales".
"""

import unicodedata

from boss_bot.playground.local_discord.rules import values
from boss_bot.playground.local_discord.rules.form import Field

LONGEST_NAME = 32
LONGEST_DESCRIPTION = 100
LOCALES = (
    *("ar", "bg", "cs", "da", "de", "el", "en-GB", "en-US", "es-419", "es-ES", "fi", "fr", "he", "hi", "hr", "hu"),
    *("id", "it", "ja", "ko", "lt", "nl", "no", "pl", "pt-BR", "ro", "ru", "sv-SE", "th", "tr", "uk", "vi"),
    *("zh-CN", "zh-TW"),
)
# Scripts whose vowel signs are no letters to Unicode, but which Discord's pattern names: Devanagari and Thai.
_SCRIPTS = ((0x0900, 0x097F), (0xA8E0, 0xA8FF), (0x11B00, 0x11B09), (0x0E01, 0x0E3A), (0x0E40, 0x0E5B))


def check_name(holder: Field) -> None:
    """Check the name of a slash command or option, and its translations: 1 to 32 lower-case letters, `-`, `_`, `'`."""
    for name in (holder.child("name"), *_translations(holder.child("name_localizations"))):
        _check_slash_name(name)


def check_menu_name(holder: Field) -> None:
    """Check the name of a user or message command, and its translations: 1 to 32 characters of any kind."""
    names = [holder.child("name"), *_translations(holder.child("name_localizations"))]
    for name in names:
        written = values.text(name, low=1, high=LONGEST_NAME, required=True)
        if written is not None and not written.strip():
            name.blame("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def check_description(holder: Field) -> None:
    """Check the description of a slash command or option, and its translations: 1 to 100 characters."""
    for text in (holder.child("description"), *_translations(holder.child("description_localizations"))):
        values.text(text, low=1, high=LONGEST_DESCRIPTION, required=True)


def _check_slash_name(field: Field) -> None:
    name = values.text(field, low=1, high=LONGEST_NAME, required=True)
    if name is None:
        return
    if not all(_may_stand_in_a_name(letter) for letter in name):
        field.blame("STRING_TYPE_REGEX", "String value did not match validation regex.")
    if name != name.lower():
        field.blame("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")


def _may_stand_in_a_name(letter: str) -> bool:
    r"""Follow Discord's pattern, `[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]`."""
    if letter in "-_'" or unicodedata.category(letter)[0] in "LN":
        return True
    return any(low <= ord(letter) <= high for low, high in _SCRIPTS)


def _translations(field: Field) -> list[Field]:
    """Step into the translations, blaming locales that Discord does not have."""
    if field.absent or not field.is_record() or not isinstance(field.value, dict):
        return []
    if any(locale not in LOCALES for locale in field.value):
        field.blame("BASE_TYPE_CHOICES", f"Value must be one of {LOCALES}.")
    return [field.child(locale) for locale in field.value if locale in LOCALES]
