-- Which message in its channel is the card of a job that all see, so that the bot can go on editing it by its own right when
-- the interaction's token is over, also after a restart.

ALTER TABLE jobs ADD COLUMN card_message INTEGER;
