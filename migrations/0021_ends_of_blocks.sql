-- A block may end by itself.

ALTER TABLE blocked_members ADD COLUMN until REAL; -- null: until somebody lifts it
