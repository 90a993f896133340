"""Boss-Bot: a Discord bot that fetches the media behind a link and hands it to the people who asked."""
