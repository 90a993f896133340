-- Which message a reply handle edits, so that a restart knows which card of a member's is the lowest in its channel.

ALTER TABLE jobs ADD COLUMN reply_message INTEGER;
