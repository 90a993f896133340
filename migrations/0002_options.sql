-- What of a link is wanted (boss_bot/domain/options.py), as JSON; what is not named there has its default.
ALTER TABLE jobs ADD COLUMN options TEXT NOT NULL DEFAULT '{}';
