-- A job may be paused while its files are worked on: an encode can take minutes.
INSERT INTO legal_moves (was, now) VALUES (4, 2);
