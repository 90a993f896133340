"""What every bot needs: who it is, whose it is, and where it keeps what it has."""

from pathlib import Path

import attrs
import platformdirs

from boss_bot.settings.reading.knob import knob, token, web_address
from boss_bot.settings.reading.plain import snowflake


@attrs.frozen(kw_only=True, slots=False)
class FirstKnobs:
    """The group «The bot itself»."""

    token: str = knob(
        "DISCORD_TOKEN",
        "The bot's token, from your app's **Bot** page at <https://discord.com/developers/applications>.",
        token,
        "the token from your app's Bot page at https://discord.com/developers/applications",
        secret=True,
    )
    data_dir: Path = knob(
        "BOSS_BOT_DATA_DIR",
        "The bot's own folder: database, partial and kept files. It is made readable by its owner alone. One "
        "bot at a time can use it.",
        Path,
        "/srv/boss-bot",
        Path(platformdirs.user_data_dir("boss-bot")),
    )
    rest_url: str | None = knob(
        "BOSS_BOT_DISCORD_REST_URL",
        "Address of Discord's REST interface. Set it to use a local Discord.",
        web_address,
        "http://127.0.0.1:8080/api/v10",
        None,
    )
    admin_user: int | None = knob(
        "DISCORD_ADMIN_USER_ID",
        "The id of the person who gets alerts as a direct message, and owns the bot beside those whom Discord names.",
        snowflake,
        "123456789012345678",
        None,
    )
    owner_server: int | None = knob(
        "DISCORD_SERVER_ID",
        "Your own server on Discord: there alone are the commands of `/owner`, for the bot's owner, the "
        "members of its team, and `DISCORD_ADMIN_USER_ID`.",
        snowflake,
        "123456789012345678",
        None,
    )
