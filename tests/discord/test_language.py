"""People are spoken to in their own language: the catalogues are whole, and what is drawn goes through them."""

import importlib.util
from pathlib import Path

import hikari
import pytest

from boss_bot.discord import commands
from boss_bot.discord.interactions.errors import WORDS, words_for
from boss_bot.discord.language import N_, _, ngettext, pgettext, speaking
from boss_bot.discord.language.catalogues import LOCALES, catalogue, language_of, languages
from boss_bot.discord.registration import described
from boss_bot.discord.text.amounts import files_text, part_of_size, size_text

CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/*.po"))


@pytest.fixture(scope="module")
def tool():
    place = Path(__file__).parents[2] / ".ci" / "catalogues.py"
    spec = importlib.util.spec_from_file_location("catalogues_tool", place)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: f"{path.parents[1].name}-{path.stem}")
def test_a_catalogue_has_every_sentence_of_the_code_and_no_other(tool, path):
    assert tool.faults(path, tool.wanted(path.stem)) == []


def test_a_catalogue_is_written_as_the_tool_writes_it(tool, tmp_path):
    for path in CATALOGUES:
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        tool.update(copy, tool.wanted(path.stem))
        assert copy.read_text("utf-8") == path.read_text("utf-8"), f"run nox -s words: {path}"


def test_the_tool_says_what_is_to_be_done(tool, tmp_path):
    path = tmp_path / "ui.po"
    path.write_bytes((LOCALES / "de" / "LC_MESSAGES" / "ui.po").read_bytes())
    known = tool.sentences()
    whole = known | {("", "Something new with {name}", "")}
    assert tool.faults(path, whole) == ["not in the catalogue: ('', 'Something new with {name}', '')"]
    tool.update(path, whole)
    assert tool.faults(path, whole) == ["not translated: 'Something new with {name}'"]
    path.write_text(path.read_text("utf-8").replace('{name}"\nmsgstr ""', '{name}"\nmsgstr "Neu"'), "utf-8")
    assert tool.faults(path, whole) == ["other {names} than the English: 'Something new with {name}'"]
    assert "not in the code any more: ('', 'Something new with {name}', '')" in tool.faults(path, known)


def test_languages_are_named_as_discord_names_them():
    assert set(languages()) <= {str(locale) for locale in hikari.Locale}
    assert "de" in languages()


@pytest.mark.parametrize(("locale", "language"), [("de", "de"), ("de-AT", "de"), ("en-GB", "en-US"), ("", "en-US")])
def test_a_locale_without_translations_is_spoken_to_in_a_sister_of_it_or_english(locale, language):
    assert language_of(locale) == language


def test_sentences_are_said_in_the_language_of_the_reader():
    with speaking("de"):
        assert _("Queued – position {place} of {line}", place=2, line=6) == "In der Warteschlange – Platz 2 von 6"
        assert (files_text(1), files_text(4)) == ("1 Datei", "4 Dateien")
        assert (size_text(1536), part_of_size(512, 1536)) == ("1,5 kB", "0,5 von 1,5 kB")
        with speaking("ja"):
            assert size_text(1536) == "1.5 kB"
        assert _(N_("Cancel")) == "Abbrechen"
    assert _("Cancel") == "Cancel"


def test_what_is_filled_in_may_have_braces():
    assert _("by {author}", author="{0} {nobody}") == "by {0} {nobody}"
    assert ngettext("{n} file", "{n} files", 2) == "2 files"
    assert pgettext("decimal mark", ".") == "."
    with speaking("de"):
        assert _("") == ""


@pytest.mark.parametrize("language", languages())
def test_what_discord_shows_of_commands_keeps_its_limits(language):
    spoken = catalogue(language, "commands")
    assert all(1 <= len(spoken.gettext(text)) <= 100 for text in described(commands))


@pytest.mark.parametrize("language", languages())
def test_every_error_has_its_words(language):
    english = {kind: words_for(kind()) for kind in WORDS}
    with speaking(language):
        for kind, words in english.items():
            said = words_for(kind())
            assert said.title != words.title, kind
            assert said.ends_a_job == words.ends_a_job
            assert len(said.title) <= 70
            assert "{" not in f"{said}"
