"""Every state of a job and every turn in the life of its card has a test that plays it: the names are looked up."""

import ast
from functools import cache
from pathlib import Path

import pytest

from boss_bot.domain.jobs.job import JobState

ROOT = Path(__file__).parents[2]

STATES = {
    "checking": [
        "discord/test_download_thread.py::test_a_link_becomes_files_in_the_same_private_message",
        "journeys/test_command_to_files.py::test_the_job_is_on_disk_before_anything_is_said_about_it",
    ],
    "needs choice": [
        "journeys/test_choosing_a_version.py::test_the_member_sees_what_each_version_would_cost_and_takes_one",
        "discord/test_lists_and_menus.py::test_of_several_links_one_is_chosen",
    ],
    "queued": [
        "discord/test_pressed_buttons.py::test_a_held_job_leaves_the_line_and_comes_back",
        "discord/test_tries_seen.py::test_move_up_is_offered_behind_another_one_of_ones_own",
    ],
    "retry wait": ["journeys/test_tries.py::test_a_site_with_errors_is_tried_again_then_the_member_decides"],
    "downloading": [
        "journeys/test_command_to_files.py::test_progress_is_edited_into_the_same_message_with_all_that_a_person_wants_to_know"
    ],
    "paused": [
        "journeys/test_restart.py::test_a_pause_and_a_resume_use_the_same_connection",
        "journeys/test_restart.py::test_paused_restarted_resumed_fetches_no_kept_byte_twice",
        "journeys/test_restart.py::test_a_source_without_ranges_starts_over_and_the_card_says_so",
    ],
    "processing": ["journeys/test_too_large.py::test_a_video_is_made_smaller_and_can_be_held_meanwhile"],
    "too large": ["journeys/test_too_large.py::test_what_cannot_be_cut_either_is_told_with_its_size"],
    "uploading": ["discord/test_pressed_buttons.py::test_a_press_while_the_files_are_on_their_way_is_too_late"],
    "completed, private": [
        "discord/test_download_thread.py::test_a_link_becomes_files_in_the_same_private_message",
        "discord/test_sharing.py::test_files_are_sent_as_direct_messages",
    ],
    "partly done": [
        "journeys/test_command_to_files.py::test_of_a_set_that_came_in_part_the_rest_is_tried_again_in_a_message_of_its_own"
    ],
    "completed, public": ["discord/test_sharing.py::test_files_are_posted_for_all_and_only_once"],
    "failed, may be retried": [
        "discord/test_tries_seen.py::test_a_failed_job_has_a_button_where_it_may_help_and_a_command_in_any_case",
        "discord/test_tries_seen.py::test_a_recording_that_failed_is_tried_again_in_another_quality",
    ],
    "failed, final": ["journeys/test_bad_input.py::test_a_source_that_fails_says_why_and_leaves_its_own_folder_alone"],
    "cancelled": [
        "journeys/test_command_to_files.py::test_cancel_deletes_the_partial_files_and_frees_the_slot",
        "discord/test_sharing.py::test_a_cancelled_download_is_started_again_in_its_own_message",
        "discord/test_managers_at_work.py::test_a_member_whose_download_is_ended_reads_who_did_it_and_the_log_names_them",
    ],
    "expired": [
        "discord/test_history_and_privacy.py::test_history_lists_what_is_over_and_sends_files_again_while_they_are_kept"
    ],
}

TURNS = {
    "the first answer fails": ["discord/test_live_cards.py::test_a_request_that_could_not_be_answered_is_not_queued"],
    "the answer's reply is lost": ["discord/test_live_cards.py::test_an_answer_whose_reply_is_lost_counts"],
    "accepted": ["journeys/test_command_to_files.py::test_the_job_is_on_disk_before_anything_is_said_about_it"],
    "a second download of the same member": [
        "discord/test_one_panel.py::test_a_second_download_makes_one_panel_of_both_and_each_ends_on_its_own_card"
    ],
    "a press renews the view": [
        "discord/test_end_of_the_view.py::test_a_card_says_that_its_view_ends_and_a_press_brings_a_fresh_one"
    ],
    "the view ends without a press": [
        "discord/test_live_cards.py::test_a_quiet_card_says_its_last_words_by_itself",
        "discord/test_end_of_the_view.py::test_a_frozen_card_wakes_up_by_keep_watching",
    ],
    "done in time": ["discord/test_download_thread.py::test_a_link_becomes_files_in_the_same_private_message"],
    "done in time, posted": ["discord/courier/test_deliveries.py::test_a_post_notifies_once_and_says_where_it_is"],
    "done in time, for all to see": [
        "journeys/test_a_card_for_all.py::test_everybody_sees_the_progress_and_the_file",
        "discord/test_cards_for_all.py::test_all_see_the_progress_and_the_files_in_the_servers_language_and_the_buttons_stay_its_members",
    ],
    "its time is over and all see it": [
        "discord/test_cards_that_live_on.py::test_it_says_nothing_of_an_end_and_the_files_come_into_it",
        "discord/test_cards_that_live_on.py::test_a_quiet_one_is_tried_in_time_by_itself",
        "discord/test_cards_that_live_on.py::test_after_a_restart_over_the_end_it_goes_on_in_the_same_message",
    ],
    "all see it for more than an hour": [
        "discord/test_cards_that_live_on.py::test_after_an_hour_the_result_is_a_new_message_and_the_two_lead_to_each_other",
        "discord/test_courier_pace.py::test_an_old_card_that_all_see_is_redrawn_seldom",
    ],
    "a moderator deletes it": [
        "discord/test_cards_that_live_on.py::test_a_moderator_who_deletes_it_ends_it_and_the_files_wait_in_the_inbox"
    ],
    "the bot may edit it no more": [
        "discord/test_cards_that_live_on.py::test_where_the_bot_sees_the_channel_no_more_the_view_ends_in_words",
        "discord/test_cards_that_live_on.py::test_a_permission_that_is_taken_away_later_costs_no_file",
    ],
    "Discord keeps the answer private": [
        "discord/test_cards_for_all.py::test_where_discord_keeps_it_private_the_member_is_told_and_the_result_is_posted"
    ],
    "done late, posted": [
        "discord/test_life_of_a_card.py::test_a_post_after_the_end_of_the_view_goes_into_the_channel_once"
    ],
    "done late, private": [
        "discord/test_live_cards.py::test_files_go_out_as_a_direct_message_once_the_token_has_ended",
        "discord/test_hand_over_settings.py::test_a_result_that_came_late_is_handed_over_as_the_server_wants",
    ],
    "direct messages are closed": [
        "discord/test_live_cards.py::test_a_member_who_cannot_be_reached_finds_the_files_by_the_next_command",
        "discord/test_sharing.py::test_closed_direct_messages_are_told",
    ],
    "the channel is forbidden, or AutoMod refuses": [
        "discord/test_life_of_a_card.py::test_a_post_that_is_not_taken_comes_to_its_member_alone_who_is_told_why",
        "discord/test_sharing.py::test_what_lacks_in_a_channel_is_named",
        "discord/test_sharing.py::test_a_post_that_automod_blocks_is_told_and_can_be_tried_again",
    ],
    "the bot is no member of the server": [
        "discord/test_life_of_a_card.py::test_where_the_bot_is_no_member_it_works_for_who_installed_it",
        "discord/test_life_of_a_card.py::test_where_the_bot_is_no_member_a_late_result_comes_directly_or_waits",
    ],
    "dismissed": ["discord/test_life_of_a_card.py::test_dismissing_a_card_cancels_nothing_and_queue_brings_it_back"],
    "a restart": [
        "discord/test_life_of_a_card.py::test_a_restart_in_each_state_keeps_the_job_its_card_and_its_buttons",
        "discord/test_life_of_a_card.py::test_after_a_restart_over_the_end_of_the_view_the_files_come_directly",
        "journeys/test_restart.py::test_a_bot_killed_in_mid_download_finishes_the_job_in_the_same_message",
        "discord/test_unsure_posts.py::test_a_member_says_whether_a_post_is_there",
    ],
    "a press while the bot is down": [
        "discord/test_life_of_a_card.py::test_a_press_while_the_bot_is_down_loses_nothing"
    ],
    "the card is gone": ["discord/test_live_cards.py::test_a_token_that_discord_takes_no_more_ends_the_edits"],
    "a stranger presses": ["journeys/test_bad_input.py::test_a_stranger_cannot_press_a_button"],
    "a button is copied to another server": [
        "journeys/test_bad_input.py::test_a_copied_button_means_nothing_in_another_server"
    ],
    "a thread of an age-restricted channel": [
        "discord/test_adult_media.py::test_it_comes_as_a_spoiler_in_an_age_restricted_channel_and_its_threads"
    ],
    "two members side by side": [
        "discord/test_life_of_a_card.py::test_two_members_side_by_side_see_nothing_of_each_other",
        "journeys/test_command_to_files.py::test_two_members_see_only_their_own",
    ],
}

SHOWN_AS = {JobState.COMPLETED: "completed, private", JobState.FAILED: "failed, final"}


@cache
def names_in(path):
    tree = ast.parse(path.read_text("utf-8")) if path.exists() else ast.Module([], [])
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}


@pytest.mark.parametrize("row", [*STATES, *TURNS])
def test_each_row_has_tests_that_exist(row):
    named = (STATES | TURNS)[row]
    assert named
    missing = [one for one in named if one.partition("::")[2] not in names_in(ROOT / "tests" / one.partition("::")[0])]
    assert missing == []


def test_no_state_of_a_job_is_forgotten():
    words = {state: SHOWN_AS.get(state, state.name.lower().replace("_", " ")) for state in JobState}
    assert [state for state, row in words.items() if row not in STATES] == []
