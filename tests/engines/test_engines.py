"""Versions of the tools: fetched and checked, tried before the switch, and taken back."""

from datetime import UTC, datetime
from importlib.metadata import version

import pytest

from boss_bot.engines import Ends, Shelf, Trial, UpdateError, update
from boss_bot.engines.fetching.unpack import BadWheelError, unpack

INSTALLED = version("gallery-dl")
START = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path / "engines")


def updated(shelf, index, wanted=""):
    return update(shelf, "gallery-dl", index=index.address, wanted=wanted)


def test_the_newest_version_that_works_is_used_and_the_one_before_comes_back(shelf, index):
    index.offer("1.98.0")
    index.offer("1.99.0")
    index.offer("1.100.0")
    index.yanked.add("gallery_dl-1.100.0-py3-none-any.whl")
    index.files["gallery_dl-2.0.0a1-py3-none-any.whl"] = b"an early one"
    index.files["gallery_dl-3.0.0-cp311-cp311-linux_x86_64.whl"] = b"for one machine"
    steps: list[str] = []
    assert update(shelf, "gallery-dl", index=index.address, hear=steps.append) == "1.99.0"
    assert [step.split()[0] for step in steps] == ["Asking", "Fetching", "Trying"]
    assert shelf.folders() == {"gallery-dl": shelf.folder / "gallery-dl" / "1.99.0"}
    assert updated(shelf, index) is None
    assert updated(shelf, index, "1.98.0") == "1.98.0"
    assert shelf.versions("gallery-dl") == ["1.98.0", "1.99.0"]
    assert shelf.roll_back("gallery-dl") == "1.99.0"
    assert shelf.roll_back("gallery-dl") == INSTALLED
    assert shelf.roll_back("gallery-dl") == INSTALLED
    assert shelf.folders() == {}


def test_a_version_that_does_not_work_changes_nothing(shelf, index):
    index.offer("1.99.0", broken=True)
    with pytest.raises(UpdateError, match=r"gallery-dl 1\.99\.0 does not work here: .+ Nothing has"):
        updated(shelf, index)
    assert shelf.current("gallery-dl") == INSTALLED


def test_a_wheel_that_bears_another_version_than_it_says_is_not_used(shelf, index):
    index.offer("1.98.0")
    index.files["gallery_dl-1.99.0-py3-none-any.whl"] = index.files.pop("gallery_dl-1.98.0-py3-none-any.whl")
    with pytest.raises(UpdateError, match=r"it calls itself 1\.98\.0"):
        updated(shelf, index)


def test_what_is_not_what_the_index_promised_is_not_unpacked(shelf, index):
    index.files["gallery_dl-1.99.0-py3-none-any.whl"] = b"something else"
    index.wrong.add("gallery_dl-1.99.0-py3-none-any.whl")
    with pytest.raises(UpdateError, match="its checksum differs"):
        updated(shelf, index)
    index.wrong.clear()
    with pytest.raises(UpdateError, match="what came is no wheel"):
        updated(shelf, index)
    assert shelf.versions("gallery-dl") == []


@pytest.mark.parametrize("name", ["../outside.py", "/etc/outside.py", "a/../../outside.py", "a\\outside.py"])
def test_no_file_of_a_wheel_lands_outside(tmp_path, index, name):
    index.offer("1.99.0", more=[(name, "x")])
    [content] = index.files.values()
    with pytest.raises(BadWheelError, match="outside"):
        unpack(content, tmp_path / "engines" / "gallery-dl" / "1.99.0")
    assert list(tmp_path.rglob("outside.py")) == []
    assert list(tmp_path.rglob("*.py")) == []


def test_an_index_that_is_none_is_told(shelf, index):
    with pytest.raises(UpdateError, match="The index has no gallery-dl that fits"):
        updated(shelf, index)
    index.offer("1.99.0")
    with pytest.raises(UpdateError, match=r"The index has no gallery-dl 5\.0 that fits"):
        updated(shelf, index, "5.0")
    for address in ("http://127.0.0.1:1/simple", f"{index.address}/nowhere"):
        with pytest.raises(UpdateError, match="cannot be used"):
            update(shelf, "gallery-dl", index=address)


def test_old_versions_go_and_those_that_were_chosen_stay(shelf):
    for number in range(1, 7):
        (shelf.folder / "gallery-dl" / f"1.{number}.0").mkdir(parents=True)
    shelf.use("gallery-dl", "1.1.0")
    shelf.use("gallery-dl", "1.6.0")
    shelf.tidy("gallery-dl")
    assert shelf.versions("gallery-dl") == ["1.1.0", "1.4.0", "1.5.0", "1.6.0"]


@pytest.mark.parametrize("text", ["", "[]", '{"gallery-dl": 5}', '{"gallery-dl": ["9.9"]}'])
def test_a_spoilt_choice_means_the_installed_version(shelf, text):
    shelf.folder.mkdir()
    (shelf.folder / "chosen.json").write_text(text)
    assert shelf.current("gallery-dl") == INSTALLED


@pytest.mark.parametrize(
    ("before", "since", "site"),
    [
        (Ends({"x": 9}, {}), Ends({}, {"x": 6}), "x"),
        (Ends({}, {}), Ends({"x": 2}, {"x": 4}), "x"),
        (Ends({"x": 9}, {}), Ends({}, {"x": 5}), None),
        (Ends({"x": 9}, {}), Ends({"x": 3}, {"x": 3}), None),
        (Ends({"x": 1}, {"x": 9}), Ends({}, {"x": 9}), None),
        (Ends({"y": 9}, {}), Ends({"y": 9}, {}), None),
    ],
)
def test_a_site_has_fallen_when_it_worked_and_fails_now(before, since, site):
    assert Trial("1.99.0", START, before).fallen(since) == site
    assert Trial("1.99.0", START, before, since).fallen(Ends()) == site
