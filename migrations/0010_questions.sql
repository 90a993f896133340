-- The versions that a site offers of a video that does not fit, and what the member chose (boss_bot/domain/question.py),
-- as JSON. A job that waits for a choice is in state 1, like one that waits for another try: not_before ends either.
ALTER TABLE jobs ADD COLUMN question TEXT;
