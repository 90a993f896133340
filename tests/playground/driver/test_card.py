import pytest

from tests.playground.parts import CDN, EPHEMERAL, V2, button, card, row, stored, text


@pytest.fixture
def downloading():
    return card(
        flags=V2 | EPHEMERAL,
        components=[
            {
                "type": 17,
                "accent_color": 0x5865F2,
                "components": [
                    text("## **Downloading – 42 %**\nfunny\\_cat.mp4"),
                    {"type": 9, "components": [text("1. cat"), text("2. dog")], "accessory": button("Details")},
                    {"type": 14, "divider": True},
                    {"type": 12, "items": [{"media": {"url": f"{CDN}/cat.png?ex=2"}, "description": "A cat asleep"}]},
                    row(button("Pause", style=1), button("Cancel", disabled=True)),
                    row(
                        {
                            "type": 3,
                            "custom_id": "quality",
                            "placeholder": "Choose a quality",
                            "options": [
                                {"label": "360p", "value": "360", "description": "17 MB"},
                                {"label": "480p", "value": "480", "default": True},
                            ],
                        }
                    ),
                    row({"type": 2, "style": 5, "label": "Source", "url": "https://example.org"}),
                ],
            },
            {"type": 14, "divider": False},
            text("Job K7QD2"),
        ],
        attachments=[stored(7, "cat.png", "image/png")],
    )


def test_the_text_is_what_a_person_reads_without_buttons(downloading):
    assert downloading.text.splitlines() == [
        "## **Downloading – 42 %**",
        "funny\\_cat.mp4",
        "1. cat",
        "2. dog",
        "[image: A cat asleep]",
        "Job K7QD2",
    ]


def test_the_outline_draws_the_whole_card(downloading):
    assert downloading.outline().splitlines() == [
        "▌ ## **Downloading – 42 %**",
        "▌ funny\\_cat.mp4",
        "▌ 1. cat    [Details]",
        "▌ 2. dog",
        "▌ ────────",
        "▌ ⟦image: A cat asleep⟧",
        "▌ [Pause] (Cancel)",
        "▌ ‹480p›",
        "▌ [Source ↗]",
        "",
        "Job K7QD2",
        "Only you can see this",
    ]


def test_title_and_accent(downloading):
    assert downloading.title == "Downloading – 42 %"
    assert downloading.accent == 0x5865F2


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("\n# Done", "Done"),
        ("-# small print", "small print"),
        ("> __quoted__", "quoted"),
        ("funny\\_cat \\*\\*loud\\*\\*", "funny_cat **loud**"),
        ("#hashtag", "#hashtag"),
        ("", ""),
    ],
)
def test_titles_lose_their_marks(line, title):
    assert card(flags=V2, components=[text(line)]).title == title
