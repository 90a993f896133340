import pytest

from boss_bot.playground.local_discord.rules import ApiError, check_message, refusals


@pytest.mark.parametrize(
    ("refusal", "status", "code"),
    [
        (refusals.unauthorized(), 401, 0),
        (refusals.unknown_channel(), 404, 10003),
        (refusals.unknown_guild(), 404, 10004),
        (refusals.unknown_message(), 404, 10008),
        (refusals.unknown_user(), 404, 10013),
        (refusals.unknown_webhook(), 404, 10015),
        (refusals.unknown_interaction(), 404, 10062),
        (refusals.unknown_command(), 404, 10063),
        (refusals.too_many_attachments(), 400, 30015),
        (refusals.too_many_commands(100), 400, 30032),
        (refusals.request_too_large(), 413, 40005),
        (refusals.already_acknowledged(), 400, 40060),
        (refusals.too_many_follow_ups(), 400, 40094),
        (refusals.missing_access(), 403, 50001),
        (refusals.empty_message(), 400, 50006),
        (refusals.cannot_dm(), 403, 50007),
        (refusals.missing_permissions(), 403, 50013),
        (refusals.invalid_webhook_token(), 401, 50027),
        (refusals.automod(), 400, 200000),
    ],
)
def test_well_known_refusals_carry_the_code_discord_documents(refusal, status, code):
    assert (refusal.status, refusal.code) == (status, code)
    assert refusal.body() == {"code": code, "message": refusal.message}
    assert refusal.under("data").body() == refusal.body()


def test_faults_are_nested_by_path_and_all_are_told():
    body = {
        "content": "x" * 2001,
        "components": [
            {
                "type": 1,
                "components": [
                    {"type": 2, "style": 1, "label": "ok", "custom_id": "a"},
                    {"type": 2, "style": 1, "label": "x" * 81, "custom_id": "b"},
                ],
            }
        ],
    }

    with pytest.raises(ApiError) as caught:
        check_message(body)

    assert caught.value.body() == {
        "code": 50035,
        "message": "Invalid Form Body",
        "errors": {
            "content": {"_errors": [{"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 2000 or fewer in length."}]},
            "components": {
                "0": {
                    "components": {
                        "1": {
                            "label": {
                                "_errors": [
                                    {"code": "BASE_TYPE_MAX_LENGTH", "message": "Must be 80 or fewer in length."}
                                ]
                            }
                        }
                    }
                }
            },
        },
    }


def test_a_refusal_can_be_moved_below_the_data_of_a_callback():
    with pytest.raises(ApiError) as caught:
        check_message({"content": 5})

    moved = caught.value.under("data")

    assert list(moved.body()["errors"]) == ["data"]
    assert "data.content: STRING_TYPE_CONVERT" in str(moved)


def test_a_failing_test_shows_what_was_refused():
    assert str(refusals.unknown_message()) == "404 Unknown Message (10008)"
