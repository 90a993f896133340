from boss_bot.playground.local_discord.rules import check_message
from tests.playground.parts import TEXT, V2


class TestComponentsV2Flag:
    def test_legacy_fields_are_refused(self, refused):
        body = {
            "flags": V2,
            "components": [TEXT],
            "content": "hi",
            "embeds": [{"title": "t"}],
            "sticker_ids": ["1"],
            "poll": {"question": {}},
        }

        code = ["MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"]
        assert refused(check_message, body) == dict.fromkeys(("content", "embeds", "poll", "sticker_ids"), code)

    def test_components_of_v2_need_it(self, refused):
        assert refused(check_message, {"components": [TEXT]}) == {"components.0": ["UNION_TYPE_CHOICES"]}

    def test_it_holds_on_an_edit_without_flags(self, refused):
        stored = {"flags": V2 | 1 << 6, "content": ""}

        check_message({"components": [TEXT], "content": None}, editing=stored)
        assert refused(check_message, {"content": "hi"}, editing=stored) == {
            "content": ["MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"]
        }

    def test_it_cannot_be_removed(self, refused):
        found = refused(check_message, {"flags": 0, "components": [TEXT]}, editing={"flags": V2})

        assert found == {"flags": ["MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG"]}

    def test_an_ordinary_message_becomes_one_only_when_cleared(self, refused):
        stored = {"flags": 0, "content": "before", "embeds": []}
        edit = {"flags": V2, "components": [TEXT]}

        assert list(refused(check_message, edit, editing=stored)) == ["content"]
        check_message({**edit, "content": None}, editing=stored)

    def test_a_deferred_answer_may_become_one_and_repeat_its_flags(self):
        check_message({"flags": V2 | 1 << 7 | 1 << 6, "components": [TEXT]}, editing={"flags": 1 << 7 | 1 << 6})
