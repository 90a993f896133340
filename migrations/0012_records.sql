-- Indexes by which history, figures and suggestions stay quick however much there is.

CREATE INDEX jobs_over    ON jobs (owner, guild, seq)       WHERE state >= 6;
CREATE INDEX jobs_sites   ON jobs (owner, guild, site, seq);
CREATE INDEX jobs_retried ON jobs (owner, seq)              WHERE state = 7;
CREATE INDEX jobs_figures ON jobs (guild, created_at)       WHERE guild IS NOT NULL;
