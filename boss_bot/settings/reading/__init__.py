"""How the text of a setting becomes a value: a reader a kind."""
