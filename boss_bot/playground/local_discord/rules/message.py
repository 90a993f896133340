"""Rules for message bodies: created or edited, in a channel, as an interaction's answer or by a webhook."""

from collections.abc import Mapping, Sequence

from boss_bot.playground.local_discord.rules import refusals, values
from boss_bot.playground.local_discord.rules.attachments import Files, check_attachments
from boss_bot.playground.local_discord.rules.components import check_components, check_legacy_components
from boss_bot.playground.local_discord.rules.embeds import check_embeds
from boss_bot.playground.local_discord.rules.form import Field
from boss_bot.playground.local_discord.rules.mentions import check_mentions

# Docs: resources/message, "Message Flags".
SUPPRESS_EMBEDS, EPHEMERAL, SUPPRESS_NOTIFICATIONS, VOICE_MESSAGE = 1 << 2, 1 << 6, 1 << 12, 1 << 13
IS_COMPONENTS_V2 = 1 << 15
SETTABLE = SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | VOICE_MESSAGE | IS_COMPONENTS_V2
MOST_CONTENT = 2000
LEGACY_FIELDS = ("content", "embeds", "poll", "sticker_ids")


def check_message(
    body: Mapping[str, object],
    *,
    filenames: Sequence[str] = (),
    editing: Mapping[str, object] | None = None,
    edit_keeps: Sequence[str] = (),
) -> None:
    """Refuse a message body as Discord would, with everything that is wrong with it at once.

    Args:
        body: What was sent, without the files (docs: resources/message, "Create Message" and "Edit Message").
        filenames: Names of the files sent along; the position is the `n` of `files[n]`.
        editing: The stored message when this is an edit; its Components V2 flag stays for good.
        edit_keeps: Ids or names of its attachments that the edit keeps, beside those in `body["attachments"]`.

    Raises:
        ApiError: 400 with code 50035 (faults by path), 50006 (nothing in a new message) or 30015 (too many files).
    """
    form = Field(body)
    is_v2 = False
    if form.is_record():
        stored = editing or {}
        is_v2 = _check_flags(form.child("flags"), _number(stored.get("flags")))
        _check_plain_fields(form)
        files = Files(filenames, _records(stored.get("attachments")), edit_keeps)
        names = check_attachments(form.child("attachments"), files)
        if is_v2:
            _blame_legacy_fields(form, stored)
            check_components(form.child("components"), names)
        else:
            check_legacy_components(form.child("components"))
    form.settle()
    if editing is None and _is_empty(form, has_files=bool(filenames), is_v2=is_v2):
        raise refusals.empty_message()


def _check_flags(flags: Field, before: int) -> bool:
    """Check the flags and say whether the message is, or becomes, one of Components V2.

    An edit may repeat flags that the message has, such as LOADING, though nobody can set them.
    """
    sent = values.whole_number(flags, low=0, high=2**31 - 1)
    if sent is not None and sent & ~(SETTABLE | before):
        flags.blame("BASE_TYPE_CHOICES", f"Flags {sent & ~(SETTABLE | before)} cannot be set.")
    if sent is not None and before & IS_COMPONENTS_V2 and not sent & IS_COMPONENTS_V2:
        # Docs: resources/message: "once a message has been sent with this flag, it can't be removed".
        words = "MessageFlags.IS_COMPONENTS_V2 cannot be removed from a message"
        flags.blame("MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", words)
    return bool(((sent or 0) | before) & IS_COMPONENTS_V2)


def _check_plain_fields(form: Field) -> None:
    values.text(form.child("content"), high=MOST_CONTENT)
    check_embeds(form.child("embeds"))
    check_mentions(form.child("allowed_mentions"))
    for name in ("tts", "enforce_nonce"):
        values.yes_or_no(form.child(name))
    for sticker in form.child("sticker_ids").entries(0, 3):
        values.snowflake(sticker, required=True)
    nonce = form.child("nonce")
    if isinstance(nonce.value, bool) or not isinstance(nonce.value, str | int | None):
        nonce.blame("NONCE_TYPE_INVALID_TYPE", "This field must be a string or integer.")
    elif len(str(nonce.value)) > 25:
        nonce.blame("NONCE_TYPE_TOO_LONG", "Must be 25 or fewer characters long.")


def _blame_legacy_fields(form: Field, stored: Mapping[str, object]) -> None:
    """Blame what Components V2 has no room for; turning an old message into one must clear what it had."""
    becomes_v2 = not _number(stored.get("flags")) & IS_COMPONENTS_V2
    for name in LEGACY_FIELDS:
        field = form.child(name)
        sent = name in form.value if isinstance(form.value, Mapping) else False
        forbidden = not field.absent and field.value != []
        if forbidden or (becomes_v2 and not sent and stored.get(name)):
            words = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            field.blame("MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", words)


def _is_empty(form: Field, *, has_files: bool, is_v2: bool) -> bool:
    """Say whether nothing would be seen; Components V2 shows files only through components."""
    if is_v2:
        return not form.child("components").value
    content = form.child("content").value
    said = content.strip() if isinstance(content, str) else content
    shown = (form.child(name).value for name in ("embeds", "components", "poll", "sticker_ids"))
    is_forward = form.child("message_reference").child("type").value == 1
    return not said and not any(shown) and not has_files and not is_forward


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _records(value: object) -> Sequence[Mapping[str, object]]:
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list | tuple) else []
