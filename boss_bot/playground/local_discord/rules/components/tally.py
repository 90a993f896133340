"""What the rules count over a whole component tree."""

from collections.abc import Set as AbstractSet

import attrs

from boss_bot.playground.local_discord.rules import values
from boss_bot.playground.local_discord.rules.form import Field

# Docs: components/reference, "a maximum of 40 components", nested ones and accessories counted.
MOST_COMPONENTS = 40
# Discord's own sentence names the number: "Components displayable text size exceeds maximum size of 4000".
MOST_TEXT = 4000
# Docs: components/reference, "Anatomy of a Component": `id` is a 32-bit integer.
GREATEST_ID = 2**31 - 1


@attrs.define
class Tally:
    """Running totals of one component tree, and what it may refer to.

    Attributes:
        files: What `attachment://` may name: files uploaded with the request or kept by an edit, by stored name.
        components: Components seen so far.
        characters: Characters of all text displays so far.
    """

    files: AbstractSet[str] = frozenset()
    components: int = 0
    characters: int = 0
    _custom_ids: set[str] = attrs.field(factory=set, init=False)
    _ids: set[int] = attrs.field(factory=set, init=False)

    def count(self, component: Field) -> None:
        """Count one component and check its `id`, which no other may have (0 counts as not given)."""
        self.components += 1
        number = values.whole_number(component.child("id"), low=0, high=GREATEST_ID)
        if number and number in self._ids:
            component.child("id").blame("COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
        self._ids.add(number or 0)

    def read(self, content: str) -> None:
        """Add a text display's text to the total."""
        self.characters += len(content)

    def claim(self, field: Field) -> None:
        """Check a `custom_id`: 1 to 100 characters that no other component has, disabled ones included."""
        custom_id = values.text(field, low=1, high=100)
        if custom_id is None:
            return
        if custom_id in self._custom_ids:
            field.blame("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
        self._custom_ids.add(custom_id)

    def blame_excess(self, components: Field) -> None:
        """Blame the list of components if the whole tree holds too much."""
        if self.components > MOST_COMPONENTS:
            # Discord does not document its name for this fault, so a bot should not depend on it.
            words = f"Total number of components exceeds maximum of {MOST_COMPONENTS}"
            components.blame("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", words)
        if self.characters > MOST_TEXT:
            words = f"Components displayable text size exceeds maximum size of {MOST_TEXT}"
            components.blame("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", words)
