"""The translations on disk: gettext's PO files, one folder a language, named as Discord names its locales."""

import gettext
import io
from functools import cache
from pathlib import Path

import polib

LOCALES = Path(__file__).parents[1] / "locales"
"""``<locale>/LC_MESSAGES/<domain>.po``."""


@cache
def languages() -> tuple[str, ...]:
    """Return the locales that there are translations for; English, the language of the code, is not among them."""
    return tuple(sorted(folder.name for folder in LOCALES.iterdir() if (folder / "LC_MESSAGES").is_dir()))


@cache
def catalogue(language: str, domain: str) -> gettext.NullTranslations:
    """Return the translations into a language, read once.

    Args:
        language: One of `languages`; any other is answered in English.
        domain: ``ui`` for what messages say, ``commands`` for what Discord shows of commands and options.
    """
    if language not in languages():
        return gettext.NullTranslations()
    written = polib.pofile(str(LOCALES / language / "LC_MESSAGES" / f"{domain}.po"), encoding="utf-8")
    return gettext.GNUTranslations(io.BytesIO(written.to_binary()))


def language_of(locale: str) -> str:
    """Return the language to use for one of Discord's locales: itself, else a sister of it, else English.

    Args:
        locale: As Discord sends it (reference, locales): ``de``, ``en-GB``, ``es-419``. Empty when it is not known.
    """
    family = locale.partition("-")[0]
    sisters = [one for one in languages() if one.partition("-")[0] == family]
    return locale if locale in sisters else next(iter(sisters), "en-US")
