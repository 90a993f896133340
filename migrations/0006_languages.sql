-- The languages of the member and of the server, by Discord's names for them (de, en-US); empty where unknown.
ALTER TABLE jobs ADD COLUMN locale       TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN guild_locale TEXT NOT NULL DEFAULT '';
