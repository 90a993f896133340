"""What the scans delete, what they leave, and what they put right."""

import gzip
import json
import os
from datetime import timedelta
from itertools import product

import attrs
import pytest

from boss_bot.domain.errors.failures import NetworkError, NotFoundError
from boss_bot.domain.jobs.error_record import record
from boss_bot.domain.jobs.job import LIVING, JobState
from boss_bot.domain.keeping.folders import Kept
from boss_bot.library.cleanup.soundness import scan_soundness
from boss_bot.library.cleanup.tally import Tally

MINUTE, HOUR, DAY = 60, 3600, 86_400


async def scan_every_five_minutes(house, seconds):
    for _ in range(0, seconds, 5 * MINUTE):
        house.advance(5 * MINUTE)
        await house.cleaner.short()


@pytest.mark.parametrize(
    ("state", "error", "minutes"),
    [
        (JobState.COMPLETED, None, 0), (JobState.CANCELLED, None, 0),
        (JobState.FAILED, NotFoundError(), 30), (JobState.FAILED, NetworkError(), 360), (None, None, 60),
    ],
)  # fmt: skip
async def test_a_workspace_stays_for_its_period_and_no_longer(house, new_job, state, error, minutes):
    job = new_job(state or JobState.FAILED, error and record(error))
    if state is not None:
        await house.have(job)
    house.fetched(job, b"partial")
    await house.cleaner.short()
    if minutes:
        assert house.workspaces() == {job.id}
        await scan_every_five_minutes(house, (minutes - 5) * MINUTE)
        assert house.workspaces() == {job.id}
        await scan_every_five_minutes(house, 5 * MINUTE)
    assert house.workspaces() == set()
    assert await house.store.library.marks.folders() == []


@pytest.mark.parametrize("state", sorted(LIVING))
async def test_the_bytes_of_a_job_that_lives_stay_however_long_it_takes(house, new_job, state):
    job = new_job(state)
    await house.have(job)
    job = await house.stored(job)
    house.fetched(job, b"partial")
    house.advance(1000 * HOUR)
    for scan in (house.cleaner.start, house.cleaner.short, house.cleaner.hourly, house.cleaner.daily):
        await scan()
    await house.cleaner.emergency(lambda: False)
    assert house.workspaces() == house.folders() == await house.rows() == {job.id}


async def test_a_job_that_is_tried_again_starts_its_time_anew(house, new_job):
    job = new_job(JobState.FAILED, record(NotFoundError()))
    await house.have(job)
    house.fetched(job, b"partial")
    await house.cleaner.short()
    await scan_every_five_minutes(house, 25 * MINUTE)
    await house.become(job, JobState.QUEUED)
    await scan_every_five_minutes(house, 10 * MINUTE)
    await house.become(job, JobState.FAILED)
    await scan_every_five_minutes(house, 30 * MINUTE)
    assert house.workspaces() == {job.id}
    await scan_every_five_minutes(house, 5 * MINUTE)
    assert house.workspaces() == set()


async def test_of_a_thousand_jobs_of_several_servers_exactly_those_go_whose_time_is_over(house, new_job, plain_stored):
    """Every mixture of server, age and state, in one tree; what must stay is worked out beside the product's code."""
    ages = (1, 23, 25, 71, 73)
    jobs, kept = [], []
    for number, (guild, age, state) in enumerate(product((10, 11, 77, None), ages, list(JobState) * 6)):
        job = new_job(state, owner=number % 7, guild=guild)
        home = house.library.places.home(guild, job.created_at.date(), job.id)
        jobs.append(attrs.evolve(job, files=(plain_stored(home, job.id),)))
        (house.root / home / "content").mkdir(parents=True)
        (house.root / home / "content" / "001.png").write_bytes(b"picture")
        stays = state in LIVING or age < (72 if guild == 77 else 24)
        kept.append((job.id, age, stays))
        file = {"file": "001.png", "bytes": 7, "sha256": "0"}
        times = {"steady": house.steady.seconds() - age * HOUR}
        content = {"job": job.id, "user": number % 7, "server": guild, "files": [file]} | times
        (house.root / home / "metadata.json").write_text(json.dumps(content))
    await house.have(*jobs)
    assert len(kept) == 1080
    await house.cleaner.hourly()  # the store knew of none of them: it takes all in
    assert house.folders() == await house.rows() == {job for job, _, _ in kept}
    await house.cleaner.hourly()
    assert house.folders() == await house.rows() == {job for job, _, stays in kept if stays}
    assert not any((house.root / "trash").iterdir())
    house.advance(100 * HOUR)
    await house.cleaner.hourly()
    living = {job.id for job in jobs if job.state in LIVING}
    assert house.folders() == living
    totals = await house.store.library.shelf.totals()
    assert {guild: total.jobs for guild, total in totals.items()} == {10: 180, 11: 180, 77: 180, None: 180}


@pytest.mark.parametrize("jump", [timedelta(days=400), timedelta(days=-400)])
async def test_a_clock_that_jumps_deletes_nothing_early(house, new_job, clock, jump):
    stored = await house.stored(new_job())
    failed = new_job(JobState.FAILED, record(NotFoundError()))
    await house.have(stored, failed)
    house.fetched(failed, b"partial")
    await house.cleaner.short()
    clock.moment += jump
    house.advance(29 * MINUTE)
    await house.rounds.once()
    assert (house.folders(), house.workspaces()) == ({stored.id}, {failed.id})
    house.advance(23.4 * HOUR)
    await house.rounds.once()
    assert (house.folders(), house.workspaces()) == ({stored.id}, set())
    house.advance(0.2 * HOUR)
    await house.rounds.once()
    assert house.folders() == set()


async def test_what_only_the_disk_or_only_the_store_knows_is_put_right(house, new_job):
    known, lost, unknown, cancelled = new_job(), new_job(), new_job(), new_job(JobState.CANCELLED)
    shelf = house.store.library.shelf
    known, lost = await house.stored(known), await house.stored(lost)
    await house.have(known, lost, cancelled)
    await house.stored(unknown)
    await house.stored(cancelled)
    (house.root / "downloads" / "10" / "someone's own folder").mkdir()
    (house.root / "downloads" / "11" / "2026-11-01").mkdir(parents=True)
    await shelf.forget([known.id, unknown.id, cancelled.id])
    for folder in (house.root / "downloads").glob(f"*/*/{lost.id}"):
        folder.rename(house.root / "gone")

    done = await house.cleaner.hourly()
    assert await house.rows() == {known.id}
    assert house.folders() == {known.id, unknown.id}  # nobody knows of it, but it may stay for an hour
    assert done.facts == {
        "adopted": 1, "lost": 1, "orphans": 1, "empty": 3, "kept_jobs": 1, "kept_files": 1, "kept_bytes": 7,
    }  # fmt: skip
    house.advance(HOUR)
    await house.cleaner.hourly()
    assert house.folders() == {known.id}
    assert await house.store.library.marks.folders() == []


async def test_files_that_are_not_what_was_stored_are_deleted(house, new_job):
    jobs = [await house.stored(new_job(), b"one", b"two") for _ in range(5)]
    living = await house.stored(new_job(JobState.RETRY_WAIT))
    await house.have(*jobs, living)
    sound, changed, short, gone, nameless = ((house.root / job.files[0].path) for job in jobs)
    changed.write_bytes(b"eno")
    short.write_bytes(b"on")
    gone.unlink()
    (nameless.parents[1] / "metadata.json").write_text("{}")
    (house.root / living.files[0].path).unlink()
    done = await house.cleaner.daily()
    assert done.facts == {"checked": 6, "damaged": 4}
    assert house.folders() == await house.rows() == {jobs[0].id, living.id}
    assert sound.read_bytes() == b"one"

    tally = Tally()
    sound.write_bytes(b"eno")
    await scan_soundness(house.cleaner.desk, tally, budget=0)  # only the sizes are looked at
    assert "damaged" not in tally.facts


async def test_logs_that_are_put_aside_are_packed_and_go_after_two_weeks(house):
    logs = house.root / "logs"
    logs.mkdir()
    (logs / "boss-bot.log").write_text("now")
    (logs / "boss-bot.2026-11-21_10-00-00_000001.log").write_text("then")
    os.utime(logs / "boss-bot.2026-11-21_10-00-00_000001.log", (0, 0))
    assert (await house.cleaner.daily()).facts == {"archives": 1}
    archive = logs / "boss-bot.2026-11-21_10-00-00_000001.log.gz"
    assert gzip.decompress(archive.read_bytes()) == b"then"
    house.advance(13 * 24 * HOUR)
    assert (await house.cleaner.daily()).facts == {}
    house.advance(24 * HOUR)
    assert (await house.cleaner.daily()).facts == {"old_archives": 1}
    assert [path.name for path in logs.iterdir()] == ["boss-bot.log"]
    assert await house.store.library.marks.folders() == []


async def test_what_is_known_of_downloads_goes_in_the_end_when_both_clocks_say_so(house, new_job, clock):
    async def set_in_jobs(column, value, *jobs):
        for job in jobs:
            statement = f"UPDATE jobs SET {column} = :value WHERE id = :id"
            await house.store._connections.write(statement, {"value": value, "id": job.id})

    async def forgotten():
        return (await house.cleaner.daily()).facts.get("forgotten", 0)

    old = [new_job(state) for state in (JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED)]
    living, stored, waited_for, joined = new_job(JobState.PAUSED), new_job(), new_job(), new_job(JobState.QUEUED)
    stored = await house.stored(stored)
    await house.have(*old, living, stored, waited_for, joined)
    every = {job.id for job in (*old, living, stored, waited_for, joined)}
    await set_in_jobs("finished_at", clock.now().timestamp(), *old, stored, waited_for)
    await set_in_jobs("fetch", waited_for.id, joined)
    assert await forgotten() == 0

    clock.advance(400 * DAY)
    assert await forgotten() == 0
    clock.advance(-400 * DAY)
    house.advance(181 * DAY)
    assert await forgotten() == 0
    assert await house.known() == (every, every)

    late = new_job(JobState.FAILED)
    await house.have(late)
    clock.advance(181 * DAY)
    assert await forgotten() == len(old)
    left = every - {job.id for job in old} | {late.id}
    assert await house.known() == (left, left)
    house.advance(181 * DAY)
    assert await forgotten() == 1
    assert late.id not in (await house.known())[0]


async def test_an_emergency_takes_the_oldest_first_and_stops_when_there_is_room(house, new_job):
    failed = new_job(JobState.FAILED, record(NetworkError()))
    jobs = []
    for _ in range(45):
        jobs.append(new_job())
        home = house.library.places.home(10, jobs[-1].created_at.date(), jobs[-1].id)
        (house.root / home).mkdir(parents=True)
        until = house.steady.seconds() + HOUR
        await house.store.library.shelf.put(Kept(jobs[-1].id, 1, 10, home, 100, 1, until))
        house.advance(1)
    await house.have(failed, *jobs)
    house.fetched(failed, b"partial")
    await house.cleaner.emergency(lambda: not house.workspaces())
    assert len(house.folders()) == 45
    await house.cleaner.emergency(lambda: len(house.folders()) <= 30)
    assert house.folders() == {job.id for job in jobs[20:]}
    await house.cleaner.emergency(lambda: False)
    assert house.folders() == await house.rows() == set()


async def test_a_folder_that_cannot_be_deleted_holds_up_nothing(house, new_job):
    jobs = [await house.stored(new_job()), await house.stored(new_job())]
    await house.have(*jobs)
    house.advance(25 * HOUR)
    for job in jobs:
        await house.library.discard(job.id)
    (house.root / "trash").rmdir()
    (house.root / "trash").write_text("in the way")
    assert (await house.cleaner.short()).facts == {"failed": 2}
    assert house.folders() == await house.rows() == {job.id for job in jobs}
    (house.root / "trash").unlink()
    assert (await house.cleaner.short()).facts == {"stored": 2}


async def test_each_scan_runs_when_it_is_due_also_after_a_restart(house, new_job):
    last = house.cleaner.log.last

    async def kinds():
        await house.rounds.once()
        return [kind for kind in ("short", "hourly", "daily") if (found := await last(kind)) and found[1] >= begun]

    begun = house.steady.seconds()
    assert await kinds() == ["short", "hourly", "daily"]
    for minutes, ran in [
        (5, ["short"]),
        (50, ["short"]),
        (5, ["short", "hourly"]),
        (23 * 60, ["short", "hourly", "daily"]),
    ]:
        house.advance(minutes * MINUTE)
        begun = house.steady.seconds()
        assert await kinds() == ran
    running = new_job(JobState.DOWNLOADING)
    await house.have(running)
    house.advance(24 * HOUR)
    begun = house.steady.seconds()
    assert await kinds() == ["short", "hourly"]  # the daily one waits for a quiet moment, but not for ever
    house.advance(6 * HOUR)
    begun = house.steady.seconds()
    assert await kinds() == ["short", "hourly", "daily"]


async def test_a_scan_that_fails_is_counted_and_tried_again(house):
    await house.store._connections.write("PRAGMA query_only = ON", {})
    await house.rounds.once()
    assert house.rounds.failures == 1
    await house.store._connections.write("PRAGMA query_only = OFF", {})
    await house.rounds.once()
    assert house.rounds.failures == 1
    assert await house.cleaner.log.last("daily")


async def test_files_stay_while_another_job_of_their_fetch_lives(house, new_job):
    first, late = await house.stored(new_job()), new_job(JobState.PAUSED)
    await house.have(first, late)
    await house.store._connections.write(
        "UPDATE jobs SET fetch = :fetch WHERE id = :id", {"fetch": first.id, "id": late.id}
    )
    house.fetched(first, b"partial")
    house.advance(1000 * HOUR)
    await house.cleaner.short()
    await house.cleaner.emergency(lambda: False)
    assert house.folders() == house.workspaces() == {first.id}
    await house.become(late, JobState.CANCELLED)
    await house.cleaner.short()
    assert house.folders() == house.workspaces() == set()
