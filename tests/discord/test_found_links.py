"""The links of a message, and the offers that wait for a choice."""

from boss_bot.discord.asking.found_links import Offer, Offers, links_of


def test_links_are_found_in_prose():
    said = "see https://a.example/x_(y), (https://b.example/z) and <https://c.example/?q=1>! **https://d.example/p**"
    assert links_of(said, ["https://cdn.example/f.png"]) == [
        "https://a.example/x_(y)", "https://b.example/z", "https://c.example/?q=1", "https://d.example/p",
        "https://cdn.example/f.png",
    ]  # fmt: skip
    assert links_of("nothing") == []
    assert len(links_of(" ".join(f"https://a.example/{n}" for n in range(99)))) == 25


def test_only_the_newest_offers_are_kept():
    offers = Offers()
    keys = [offers.add(Offer(["x"], "")) for _ in range(501)]
    assert offers.get(keys[0]) is None
    assert offers.get(keys[1]) is not None
