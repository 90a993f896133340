-- What the managers of each server were told about its day, so that each thing is said once, also over a restart.

CREATE TABLE told_stages (
    guild INTEGER NOT NULL PRIMARY KEY,
    stage INTEGER NOT NULL                        -- 1 near its end, 2 used up (boss_bot/domain/keeping/quotas.py)
) STRICT;
