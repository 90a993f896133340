import hashlib

import attrs
import pytest

from tests.playground.parts import CDN, V2, card, stored, text


@attrs.define
class Shelf:
    """Files by address, as a server of attachments would have them."""

    files: dict[str, bytes] = attrs.field(factory=dict)

    async def fetch(self, url: str) -> bytes:
        return self.files[url]


async def test_files_can_be_downloaded_and_their_sums_compared():
    shelf = Shelf({f"{CDN}/talk.mp4?ex=1": b"moving pictures"})
    [file] = card(shelf.fetch, attachments=[stored(7, "talk.mp4", "video/mp4", 15)]).attachments

    assert (file.id, file.filename, file.size, file.content_type) == (7, "talk.mp4", 15, "video/mp4")
    assert await file.read() == b"moving pictures"
    assert await file.sha256() == hashlib.sha256(b"moving pictures").hexdigest()


class TestShownFiles:
    FILES = (
        stored(7, "cat.png", "image/png", description="Alt of the file"),
        stored(8, "talk.mp4", "video/mp4", 1_258_291),
        stored(9, "hidden.zip", "application/zip"),
    )

    def shown(self, *components):
        return card(flags=V2, components=list(components), attachments=list(self.FILES))

    def test_files_are_found_by_id_address_or_name(self):
        found = self.shown(
            {"type": 12, "items": [{"media": {"url": "elsewhere", "attachment_id": "8"}}]},
            {"type": 9, "components": [text("x")], "accessory": {"type": 11, "media": {"url": f"{CDN}/cat.png?ex=99"}}},
            {"type": 13, "file": {"url": "attachment://talk.mp4"}},
        )

        assert [file.filename for file in found.shown_files] == ["talk.mp4", "cat.png"]
        assert len(found.attachments) == 3

    def test_they_are_read_out(self):
        found = self.shown(
            {"type": 12, "items": [{"media": {"url": f"{CDN}/cat.png"}}, {"media": {"url": f"{CDN}/talk.mp4"}}]},
            {"type": 13, "file": {"url": f"{CDN}/talk.mp4"}},
        )

        assert found.text.splitlines() == [
            "[image: Alt of the file]",
            "[video: talk.mp4]",
            "[file: talk.mp4, 1.2 MB]",
        ]
        assert found.alt_texts == ("Alt of the file", "")
        assert found.outline().splitlines()[-1] == "⟦file: talk.mp4, 1.2 MB⟧"

    def test_what_is_only_linked_is_read_from_the_component(self):
        found = card(
            flags=V2,
            components=[
                {
                    "type": 12,
                    "items": [{"media": {"url": "https://example.org/a/dog.webp?x=1"}, "description": "A dog"}],
                },
                {"type": 13, "file": {"url": "attachment://notes.txt"}, "name": "notes.txt", "size": 512},
                {"type": 12, "items": [{"media": {"url": "https://example.org/s", "content_type": "audio/ogg"}}]},
            ],
        )

        assert found.text.splitlines() == ["[image: A dog]", "[file: notes.txt, 512 B]", "[audio: s]"]
        assert [file.size for file in found.shown_files] == [0, 512, 0]

    def test_a_thumbnail_is_drawn_beside_its_section(self):
        thumbnail = {"type": 11, "media": {"url": f"{CDN}/cat.png"}, "description": "A cat"}
        found = self.shown({"type": 9, "components": [text("one\ntwo")], "accessory": thumbnail})

        assert found.outline() == "one    ⟦image: A cat⟧\ntwo"


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 B"), (1023, "1023 B"), (2048, "2.0 kB"), (5 * 2**20, "5.0 MB"), (3 * 2**30, "3.0 GB")]
)
def test_sizes_are_written_as_a_person_reads_them(size, words):
    [line] = card(attachments=[stored(1, "a.zip", "application/zip", size)]).text.splitlines()
    assert line == f"[file: a.zip, {words}]"
