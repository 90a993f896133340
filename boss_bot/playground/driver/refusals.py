"""What a client shows instead of an answer, and what it would not let anybody do."""


class NoAnswer(Exception):  # noqa: N818 - it is what the client says, no fault of the program
    """The bot did not answer in time: the client says "The application did not respond"."""

    def __init__(self, message: str = "The application did not respond") -> None:
        super().__init__(message)


class NotPossible(Exception):  # noqa: N818 - it is what the client says, no fault of the program
    """The real client would not send this: no such command, a wrong option, no such button, a card not in sight."""
