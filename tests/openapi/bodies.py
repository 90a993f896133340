"""Sound request bodies with one of everything, for tests to send and to break in one place."""

CHANNEL = "/api/v10/channels/11/messages"
ORIGINAL = "/api/v10/webhooks/12/token/messages/@original"
CALLBACK = "/api/v10/interactions/13/token/callback"
COMMANDS = "/api/v10/applications/14/commands"
V2 = 1 << 15

BUTTON = {"type": 2, "style": 1, "label": "Pause", "custom_id": "b1:pause:1", "emoji": {"name": "⏸"}}
SELECT = {
    "type": 3,
    "custom_id": "quality",
    "placeholder": "Quality",
    "min_values": 1,
    "max_values": 2,
    "options": [
        {"label": "360p", "value": "360", "description": "about 17 MB", "default": True},
        {"label": "480p", "value": "480"},
    ],
}
PEOPLE = {"type": 5, "custom_id": "who", "default_values": [{"id": "5", "type": "user"}]}
CARD = {
    "flags": V2,
    "components": [
        {
            "type": 17,
            "accent_color": 0x5865F2,
            "components": [
                {"type": 10, "content": "## Downloading – 42 %"},
                {"type": 9, "components": [{"type": 10, "content": "talk.mp4"}], "accessory": BUTTON},
                {
                    "type": 9,
                    "components": [{"type": 10, "content": "cat"}],
                    "accessory": {"type": 11, "media": {"url": "https://example.org/cat.png"}, "description": "A cat"},
                },
                {"type": 12, "items": [{"media": {"url": "attachment://cat.png"}, "description": "A cat"}]},
                {"type": 13, "file": {"url": "attachment://cat.png"}, "spoiler": True},
                {"type": 14, "spacing": 2, "divider": False},
                {"type": 1, "components": [SELECT]},
                {"type": 1, "components": [PEOPLE]},
                {"type": 1, "components": [{"type": 2, "style": 5, "label": "Source", "url": "https://example.org"}]},
            ],
        }
    ],
    "attachments": [{"id": 0, "filename": "cat.png", "description": "A cat"}],
    "allowed_mentions": {"parse": [], "users": ["5"]},
}
PLAIN = {
    "content": "hello",
    "embeds": [{"title": "t", "color": 3, "fields": [{"name": "a", "value": "b"}], "footer": {"text": "f"}}],
    "components": [{"type": 1, "components": [BUTTON]}],
    "nonce": "k7qd2",
    "enforce_nonce": True,
}
COMMAND = {
    "type": 1,
    "name": "download",
    "description": "Fetch the media behind a link",
    "name_localizations": {"de": "laden"},
    "contexts": [0, 1],
    "integration_types": [0, 1],
    "default_member_permissions": None,
    "options": [
        {
            "type": 1,
            "name": "link",
            "description": "Any link",
            "options": [
                {"type": 3, "name": "url", "description": "The link", "required": True, "min_length": 8},
                {"type": 3, "name": "size", "description": "How", "choices": [{"name": "Best", "value": "best"}]},
                {"type": 4, "name": "page", "description": "Which", "min_value": 1, "max_value": 9},
                {"type": 7, "name": "to", "description": "Where", "channel_types": [0, 11]},
            ],
        }
    ],
}
MODAL = {
    "title": "More settings",
    "custom_id": "more",
    "components": [{"type": 1, "components": [{"type": 4, "custom_id": "n", "style": 1, "label": "Retries"}]}],
}
CHOICES = {"choices": [{"name": "▶ 42 % · cat video", "value": "K7QD2"}]}
