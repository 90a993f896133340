"""Buttons, selects and modals, used as a client lets a member use them."""

from collections.abc import Collection, Mapping, Sequence

from boss_bot.playground.driver.live_card import LiveCard
from boss_bot.playground.driver.place import Place
from boss_bot.playground.driver.reading_text import walk
from boss_bot.playground.driver.refusals import NotPossible
from boss_bot.playground.driver.starting import begin, card_after
from boss_bot.playground.local_discord import LocalDiscord
from boss_bot.playground.local_discord.interactions import InteractionType
from boss_bot.playground.local_discord.json_types import Json
from boss_bot.playground.local_discord.world import Guild, Member, Message

BUTTON, TEXT_SELECT, TEXT_INPUT, ACTION_ROW, ROLE_SELECT, CHANNEL_SELECT = 2, 3, 4, 1, 6, 8
LONGEST_INPUT = 4000


def in_sight(local: LocalDiscord, member: Member, card: LiveCard) -> tuple[Message, Place, LiveCard]:
    """Return the message of ``card``, where the member is when using it, and its newest state.

    Raises:
        NotPossible: The member's client does not show it.
    """
    stored = card.stored
    if stored is None or not stored.visible_to(member.id):
        raise NotPossible(f"{member.name} does not see this card")
    return stored, Place(member, stored.channel, stored.channel.guild), LiveCard.of(local, member.id, stored)


async def found(card: LiveCard, label: str | None, custom_id: str | None, patience: float) -> str:
    """Return the custom id of an enabled button, found by its label or by its custom id, as soon as there is one.

    Raises:
        NotPossible: There is none after ``patience`` seconds.
    """

    def enabled(now: LiveCard) -> list[str]:
        named = [b for b in now.buttons if (b.label == label if custom_id is None else b.custom_id == custom_id)]
        return [button.custom_id for button in named if button.custom_id is not None and not button.disabled]

    try:
        return enabled(await card.until(lambda now: bool(enabled(now)), patience))[0]
    except TimeoutError:
        name = label if custom_id is None else custom_id
        raise NotPossible(f"there is no button {name!r} to press on:\n{card.now.outline()}") from None


async def use(local: LocalDiscord, stored: Message, place: Place, data: Json, timeout: float) -> LiveCard:
    """Use a component of a message and return the card that answers."""
    interaction = begin(local, InteractionType.COMPONENT, place, data, source=stored)
    return await card_after(local, interaction, timeout)


def chosen(card: LiveCard, values: Sequence[str], custom_id: str | None, guild: Guild | None = None) -> Json:
    """Return the data of a choice in a select menu: the one with ``custom_id``, else the only enabled one.

    Args:
        card: Where the menu is.
        values: What is chosen: values of options, or ids of roles or channels.
        custom_id: Which menu.
        guild: Whose roles and channels such menus offer.

    Raises:
        NotPossible: There is no such menu, or it does not offer these values, or not so many.
    """
    menus = [menu for menu in card.selects if not menu.disabled and custom_id in (None, menu.custom_id)]
    if len(menus) != 1:
        raise NotPossible(f"there is not exactly one such select on:\n{card.outline()}")
    raw = _component(card.components, menus[0].custom_id)
    if raw["type"] not in (TEXT_SELECT, ROLE_SELECT, CHANNEL_SELECT):
        raise NotPossible("only selects of texts, roles and channels can be used here")
    ids: Collection[int] = ()
    if guild and raw["type"] != TEXT_SELECT:
        ids = guild.roles if raw["type"] == ROLE_SELECT else guild.channels
    offered = {option["value"] for option in raw.get("options", ())} | {str(one) for one in ids}
    if not set(values) <= offered:
        raise NotPossible(f"the select does not offer {sorted(set(values) - offered)}")
    if not raw.get("min_values", 1) <= len(values) <= raw.get("max_values", 1):
        raise NotPossible(f"{len(values)} values are not what the select takes")
    return {"custom_id": raw["custom_id"], "component_type": raw["type"], "values": list(values), "id": raw["id"]}


def _component(components: Sequence[Mapping[str, object]], custom_id: str | None) -> Json:
    for part in walk(components):
        if part.get("custom_id") == custom_id:
            return dict(part)
    raise NotPossible(f"there is no component {custom_id!r}")


def filled_modal(data: Json, texts: Mapping[str, str]) -> Json:
    """Return the data of a submitted modal: ``texts`` by custom id, what is left out as it was proposed.

    Raises:
        NotPossible: An unknown field, a required one left empty, or a text too short or too long.
    """
    fields = [component for row in data["components"] for component in row["components"]]
    if unknown := set(texts) - {field["custom_id"] for field in fields}:
        raise NotPossible(f"the modal has no field {sorted(unknown)}")
    rows = []
    for number, field in enumerate(fields):
        value = texts.get(field["custom_id"], field.get("value") or "")
        least = field.get("min_length", 1 if field.get("required", True) else 0)
        if (value or field.get("required", True)) and not least <= len(value) <= field.get("max_length", LONGEST_INPUT):
            raise NotPossible(f"{field['custom_id']!r} does not take a text of {len(value)} characters")
        text = {"type": TEXT_INPUT, "id": 2 * number + 2, "custom_id": field["custom_id"], "value": value}
        rows.append({"type": ACTION_ROW, "id": 2 * number + 1, "components": [text]})
    return {"custom_id": data["custom_id"], "components": rows}
