import pytest

from boss_bot.playground.local_discord.rules import check_message
from tests.playground.parts import V2


class TestAttachments:
    def test_entries_name_uploaded_files(self, refused):
        body = {"content": "hi", "attachments": [{"id": 0, "filename": "a.png"}, {"id": "1"}, {"id": 2}]}

        found = refused(check_message, body, filenames=["a.png", "b.png"])
        assert found == {"attachments.2": ["ATTACHMENT_NOT_FOUND"]}

    @pytest.mark.parametrize(
        ("entry", "path", "code"),
        [
            ({}, ".id", "BASE_TYPE_REQUIRED"),
            ({"id": "first"}, ".id", "NUMBER_TYPE_COERCE"),
            ({"id": 0, "description": "x" * 1025}, ".description", "BASE_TYPE_MAX_LENGTH"),
            ({"id": 0, "filename": ""}, ".filename", "BASE_TYPE_BAD_LENGTH"),
            ("a.png", "", "MODEL_TYPE_CONVERT"),
        ],
    )
    def test_a_wrong_entry_is_blamed(self, refused, entry, path, code):
        found = refused(check_message, {"attachments": [entry]}, filenames=["a.png"])
        assert found == {f"attachments.0{path}": [code]}

    def test_ten_files_and_no_more(self, refused, refused_with):
        check_message({}, filenames=["a.png"] * 10)
        assert refused_with(check_message, {}, filenames=["a.png"] * 11) == (400, 30015)

        entries = [{"id": n} for n in range(11)]
        found = refused(check_message, {"attachments": entries}, filenames=["a.png"] * 10)
        assert found == {"attachments": ["BASE_TYPE_MAX_LENGTH"]}

    def test_kept_files_count_too(self, refused_with):
        stored = {"flags": 0, "attachments": [{"id": str(n + 100), "filename": f"{n}.png"} for n in range(8)]}

        assert refused_with(check_message, {}, filenames=["a.png"] * 3, editing=stored) == (400, 30015)
        check_message({"attachments": [{"id": "100"}]}, filenames=["a.png"] * 3, editing=stored)

    @pytest.mark.parametrize("name", ["song [abc] (1).mp3", "a b.png", "x.png"])
    def test_components_may_name_what_is_uploaded_in_discords_spelling(self, name):
        shown = {"type": 13, "file": {"url": f"attachment://{name}"}}
        check_message({"flags": V2, "components": [shown]}, filenames=[name])

    def test_a_name_of_which_nothing_is_left_is_made_up_and_nobody_knows_it(self, refused):
        shown = {"type": 13, "file": {"url": "attachment://日本語.mp4"}}
        found = refused(check_message, {"flags": V2, "components": [shown]}, filenames=["日本語.mp4"])
        assert found == {"components.0.file.url": ["UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"]}

    def test_a_new_name_in_the_list_counts(self):
        body = {"flags": V2, "components": [{"type": 13, "file": {"url": "attachment://new.png"}}]}
        check_message({**body, "attachments": [{"id": 0, "filename": "new.png"}]}, filenames=["old.png"])

    def test_an_edit_may_name_what_it_keeps_and_only_that(self, refused):
        stored = {"flags": V2, "attachments": [{"id": "7", "filename": "old.png"}]}
        body = {"components": [{"type": 12, "items": [{"media": {"url": "attachment://old.png"}}]}]}
        gone = {"components.0.items.0.media.url": ["UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"]}

        check_message(body, editing=stored)
        check_message({**body, "attachments": [{"id": 7}]}, editing=stored)
        check_message({**body, "attachments": []}, editing=stored, edit_keeps=["7"])
        check_message({**body, "attachments": []}, editing={"flags": V2}, edit_keeps=["old.png"])
        assert refused(check_message, {**body, "attachments": []}, editing=stored) == gone
