"""The exit codes of every command, and what each means."""

OK = 0
"""All went well."""

FAILED = 1
"""What was asked for did not happen; a line says why."""

SETTINGS = 2
"""A setting is missing or malformed; a line names it and how to set it."""

TOKEN_REFUSED = 3
"""Discord does not accept the token."""

UNREACHED = 4
"""Discord was not reached; the same command may go well later."""
