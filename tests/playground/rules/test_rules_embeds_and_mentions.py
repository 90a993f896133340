import pytest

from boss_bot.playground.local_discord.rules import check_message


@pytest.mark.parametrize(
    ("embed", "path", "code"),
    [
        ({"title": "x" * 257}, "title", "BASE_TYPE_MAX_LENGTH"),
        ({"description": "x" * 4097}, "description", "BASE_TYPE_MAX_LENGTH"),
        ({"url": "ftp://example.org"}, "url", "URL_TYPE_INVALID_SCHEME"),
        ({"url": "https://"}, "url", "URL_TYPE_INVALID_URL"),
        ({"url": "https://[broken"}, "url", "URL_TYPE_INVALID_URL"),
        ({"color": 1 << 24}, "color", "NUMBER_TYPE_MAX"),
        ({"image": {"url": "cat.png"}}, "image.url", "URL_TYPE_INVALID_SCHEME"),
        ({"thumbnail": "cat.png"}, "thumbnail", "MODEL_TYPE_CONVERT"),
        ({"author": {"name": "x" * 257}}, "author.name", "BASE_TYPE_MAX_LENGTH"),
        ({"footer": {"text": "x" * 2049}}, "footer.text", "BASE_TYPE_MAX_LENGTH"),
        ({"footer": 3}, "footer", "MODEL_TYPE_CONVERT"),
        ({"fields": [{"name": "a", "value": ""}]}, "fields.0.value", "BASE_TYPE_REQUIRED"),
        ({"fields": [{"value": "b"}]}, "fields.0.name", "BASE_TYPE_REQUIRED"),
        ({"fields": [{"name": "a", "value": "b"}] * 26}, "fields", "BASE_TYPE_MAX_LENGTH"),
    ],
)
def test_embeds(refused, embed, path, code):
    assert refused(check_message, {"embeds": [embed]}) == {f"embeds.0.{path}": [code]}


def test_what_is_not_an_object_among_embeds_is_blamed(refused):
    body = {"embeds": ["one", {"title": "t", "fields": ["two"]}]}

    assert refused(check_message, body) == {
        "embeds.0": ["MODEL_TYPE_CONVERT"],
        "embeds.1.fields.0": ["MODEL_TYPE_CONVERT"],
    }


def test_embeds_share_6000_characters(refused):
    check_message({"embeds": [{"description": "x" * 4000}, {"description": "x" * 2000}]})

    body = {"embeds": [{"description": "x" * 4000}, {"description": "x" * 1990, "footer": {"text": "x" * 11}}]}
    assert refused(check_message, body) == {"embeds": ["MAX_EMBED_SIZE_EXCEEDED"]}


@pytest.mark.parametrize(
    ("mentions", "path", "code"),
    [
        ({"parse": ["all"]}, ".parse.0", "BASE_TYPE_CHOICES"),
        ({"parse": ["users", "users"]}, ".parse.1", "SET_TYPE_ALREADY_CONTAINS_VALUE"),
        ({"parse": ["users"], "users": ["1"]}, "", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE"),
        ({"users": ["ann"]}, ".users.0", "NUMBER_TYPE_COERCE"),
        ({"users": [True]}, ".users.0", "NUMBER_TYPE_COERCE"),
        ({"users": [2**63]}, ".users.0", "NUMBER_TYPE_MAX"),
        ({"roles": [str(n) for n in range(101)]}, ".roles", "BASE_TYPE_MAX_LENGTH"),
        ({"replied_user": 1}, ".replied_user", "BOOLEAN_TYPE_CONVERT"),
    ],
)
def test_allowed_mentions(refused, mentions, path, code):
    body = {"content": "@here", "allowed_mentions": mentions}
    assert refused(check_message, body) == {f"allowed_mentions{path}": [code]}


def test_mentions_of_one_kind_by_id_and_of_another_by_kind_pass():
    check_message({"content": "hi", "allowed_mentions": {"parse": ["roles"], "users": ["1", 2], "replied_user": False}})
