-- A manager who types /retry is offered what has failed on their server: its failures alone, however long its history.

CREATE INDEX jobs_failed_here ON jobs (guild, seq) WHERE state = 7 AND guild IS NOT NULL;
