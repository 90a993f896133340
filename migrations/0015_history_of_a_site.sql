-- A member's history of one site, without reading their whole history: suggestions of sites read the same index.

DROP INDEX jobs_sites;

CREATE INDEX jobs_over_of_site ON jobs (owner, guild, site, seq) WHERE state >= 6;
