import json

import pytest

from tests.openapi.spec import OpenApi

TINY = {
    "openapi": "3.1.0",
    "paths": {
        "/things/{thing_id}": {
            "patch": {
                "requestBody": {
                    "required": True,
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}},
                }
            },
            "delete": {},
        },
        "/things/@me": {"patch": {"requestBody": {"content": {"application/json": {"schema": {"type": "null"}}}}}},
        "/pictures": {"post": {"requestBody": {"content": {"image/png": {}}}}},
    },
    "components": {
        "schemas": {
            "Thing": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "maxLength": 3},
                    "owner": {"$ref": "#/components/schemas/Id"},
                    "part": {
                        "oneOf": [
                            {"type": "null"},
                            {"$ref": "#/components/schemas/Wheel"},
                            {"$ref": "#/components/schemas/Door"},
                        ]
                    },
                },
            },
            "Id": {"type": "string", "format": "snowflake", "pattern": "^[0-9]+$"},
            "Wheel": {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"type": "integer", "enum": [1]}, "spokes": {"type": "integer", "maximum": 9}},
            },
            "Door": {
                "type": "object",
                "required": ["type"],
                "properties": {"type": {"type": "integer", "enum": [2]}, "colour": {"type": "string"}},
            },
        }
    },
}


@pytest.fixture
def tiny(tmp_path) -> OpenApi:
    file = tmp_path / "tiny.json"
    file.write_text(json.dumps(TINY), "utf-8")
    return OpenApi.read(file)


@pytest.mark.parametrize("body", [{"name": "ab"}, {"name": "ab", "part": None}, {"name": "", "part": {"type": 2}}])
def test_a_sound_body_has_no_violations(tiny, body):
    assert tiny.check_request("PATCH", "/things/7", body) == []


def test_every_violation_is_named_with_its_path(tiny):
    found = tiny.check_request("PATCH", "/things/7", {"name": "abcd", "owner": "me"})

    assert [line.partition(":")[0] for line in found] == ["$.name", "$.owner"]


def test_of_a_union_the_member_that_was_meant_is_blamed(tiny):
    [found] = tiny.check_request("PATCH", "/things/7", {"name": "a", "part": {"type": 1, "spokes": 10}})

    assert found.startswith("$.part.spokes: 10 is greater")


def test_a_member_that_no_union_has_is_blamed_as_a_whole(tiny):
    [found] = tiny.check_request("PATCH", "/things/7", {"name": "a", "part": {"type": 3}})

    assert found.startswith("$.part: ")


def test_ids_may_be_numbers_but_not_anything(tiny):
    assert tiny.check_request("PATCH", "/things/7", {"name": "a", "owner": 12}) == []
    assert tiny.check_request("PATCH", "/things/7", {"name": "a", "owner": -1}) != []


def test_the_version_and_the_query_are_no_part_of_the_path(tiny):
    assert tiny.check_request("patch", "/api/v10/things/7?wait=true", {"name": "a"}) == []


def test_a_path_without_placeholders_goes_before_one_with(tiny):
    assert tiny.check_request("PATCH", "/things/@me", {"name": "a"}) != []


def test_an_unknown_operation_is_a_violation(tiny):
    assert tiny.check_request("PUT", "/things/7", {}) == ["PUT /things/7: Discord has no such operation"]
    assert tiny.check_request("PATCH", "/things/7/8", {}) == ["PATCH /things/7/8: Discord has no such operation"]


def test_a_missing_body_and_a_needless_body_are_violations(tiny):
    assert tiny.check_request("PATCH", "/things/7", None) == ["$: a body is required"]
    assert tiny.check_request("DELETE", "/things/7", {"a": 1}) == ["$: a body where none is expected"]
    assert tiny.check_request("DELETE", "/things/7", None) == []
    assert tiny.check_request("POST", "/pictures", {"not": "json to Discord"}) == []


def test_without_a_document_nothing_is_a_violation(tmp_path, monkeypatch):
    monkeypatch.delenv("BOSS_BOT_DISCORD_OPENAPI", raising=False)
    assert not OpenApi.from_environment().present

    monkeypatch.setenv("BOSS_BOT_DISCORD_OPENAPI", str(tmp_path / "missing.json"))
    assert OpenApi.from_environment().check_request("POST", "/anything", {"what": "ever"}) == []


def test_the_document_is_read_once(tiny, tmp_path):
    assert OpenApi.read(str(tmp_path / "tiny.json")) is tiny
