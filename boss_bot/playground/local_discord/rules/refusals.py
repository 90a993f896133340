"""Discord's well-known refusals, each under a name that says when it is given.

Codes and sentences are from Discord's documentation (topics/opcodes-and-status-codes, "JSON Error Codes"), except
that 413 comes without the usual sentence from Discord's edge.
"""

from boss_bot.playground.local_discord.rules.api_error import ApiError


def unauthorized() -> ApiError:
    """Refuse a missing or wrong bot token."""
    return ApiError(401, 0, "401: Unauthorized")


def unknown_channel() -> ApiError:
    """Refuse a channel that is not there, or that the bot cannot know of."""
    return ApiError(404, 10003, "Unknown Channel")


def unknown_guild() -> ApiError:
    """Refuse a guild that is not there, or that the bot is not in."""
    return ApiError(404, 10004, "Unknown Guild")


def unknown_message() -> ApiError:
    """Refuse a message that is not there; through a channel, an ephemeral one is not there either."""
    return ApiError(404, 10008, "Unknown Message")


def unknown_user() -> ApiError:
    """Refuse a user that is not there."""
    return ApiError(404, 10013, "Unknown User")


def unknown_webhook() -> ApiError:
    """Refuse a webhook, or an interaction's follow-up address, that is not there."""
    return ApiError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> ApiError:
    """Refuse the first answer to an interaction that is unknown, or older than three seconds."""
    return ApiError(404, 10062, "Unknown interaction")


def unknown_command() -> ApiError:
    """Refuse an application command id that is not registered."""
    return ApiError(404, 10063, "Unknown application command")


def too_many_attachments(limit: int = 10) -> ApiError:
    """Refuse a message with more files than one message can hold."""
    return ApiError(400, 30015, f"Maximum number of attachments in a message reached ({limit})")


def too_many_commands(limit: int) -> ApiError:
    """Refuse more commands of one type than an application may register."""
    return ApiError(400, 30032, f"Maximum number of application commands reached ({limit})")


def request_too_large() -> ApiError:
    """Refuse a file over the upload limit of the route."""
    return ApiError(413, 40005, "Request entity too large")


def already_acknowledged() -> ApiError:
    """Refuse a second first answer to one interaction."""
    return ApiError(400, 40060, "Interaction has already been acknowledged.")


def too_many_follow_ups() -> ApiError:
    """Refuse the sixth follow-up where only the user, not the guild, installed the app."""
    return ApiError(400, 40094, "Maximum number of follow up messages reached for this interaction")


def missing_access() -> ApiError:
    """Refuse a bot that may not see the place."""
    return ApiError(403, 50001, "Missing Access")


def empty_message() -> ApiError:
    """Refuse a message with nothing in it."""
    return ApiError(400, 50006, "Cannot send an empty message")


def cannot_dm() -> ApiError:
    """Refuse a direct message to somebody who has closed theirs."""
    return ApiError(403, 50007, "Cannot send messages to this user")


def missing_permissions() -> ApiError:
    """Refuse a bot that sees the place but may not do this there."""
    return ApiError(403, 50013, "Missing Permissions")


def invalid_webhook_token() -> ApiError:
    """Refuse an interaction token that is wrong, or older than fifteen minutes."""
    return ApiError(401, 50027, "Invalid Webhook Token")


def automod() -> ApiError:
    """Refuse a message that a guild's AutoMod rules block."""
    return ApiError(400, 200000, "Message was blocked by automatic moderation")
