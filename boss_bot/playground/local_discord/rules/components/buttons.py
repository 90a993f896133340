"""Rules for buttons (docs: components/reference, "Button")."""

from boss_bot.playground.local_discord.rules import addresses, values
from boss_bot.playground.local_discord.rules.components.tally import Tally
from boss_bot.playground.local_discord.rules.form import Field

LINK = 5
PREMIUM = 6
STYLES = (1, 2, 3, 4, LINK, PREMIUM)


def check_button(button: Field, tally: Tally) -> None:
    """Check one button; which of `custom_id`, `url` and `sku_id` it has follows from its style."""
    style = values.one_of(button.child("style"), STYLES, required=True)
    values.text(button.child("label"), high=80)
    values.yes_or_no(button.child("disabled"))
    check_emoji(button.child("emoji"))
    tally.claim(button.child("custom_id"))
    addresses.address(button.child("url"), schemes=(*addresses.WEB, "discord"), high=512)
    values.snowflake(button.child("sku_id"))
    if style == PREMIUM:
        _check_premium(button)
    elif style is not None:
        _check_target(button, is_link=style == LINK)


def check_emoji(emoji: Field) -> None:
    """Check the emoji of a button or option: a custom one by `id`, or a Unicode one by `name`."""
    if emoji.absent or not emoji.is_record():
        return
    values.snowflake(emoji.child("id"))
    values.text(emoji.child("name"), high=32)
    values.yes_or_no(emoji.child("animated"))
    if not emoji.child("id").value and not emoji.child("name").value:
        emoji.blame("BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji")


def _check_target(button: Field, *, is_link: bool) -> None:
    custom_id, url = button.child("custom_id"), button.child("url")
    if not button.child("label").value and button.child("emoji").absent:
        button.child("label").blame("BASE_TYPE_REQUIRED", "This field is required")
    if not custom_id.absent and not url.absent:
        words = "A custom id and url cannot both be specified"
        button.blame("BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", words)
    elif is_link:
        url.required()
    elif custom_id.absent:
        custom_id.blame("BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
    if not is_link and not url.absent:
        url.blame("BUTTON_COMPONENT_INVALID_URL", "Only link buttons may have a url")
    if not button.child("sku_id").absent:
        button.child("sku_id").blame("BUTTON_COMPONENT_INVALID_SKU", "Only premium buttons may have a sku id")


def _check_premium(button: Field) -> None:
    button.child("sku_id").required()
    for name in ("custom_id", "url", "label", "emoji"):
        if not button.child(name).absent:
            button.child(name).blame("BUTTON_COMPONENT_PREMIUM_INVALID_FIELD", f"Premium buttons may not have {name}")
