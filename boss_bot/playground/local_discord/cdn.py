"""Files under the addresses that messages give (https://discord.com/developers/docs/reference#signed-attachment-cdn-urls)."""

from aiohttp import web

from boss_bot.playground.local_discord.state import State
from boss_bot.playground.local_discord.world import Attachment

ATTACHMENT_PATH = "/attachments/{channel_id}/{attachment_id}/{filename}"


async def serve_attachment(request: web.Request, state: State) -> web.StreamResponse:
    """Send a file's bytes (ranges too), or Discord's 404 for an address that is wrong or has expired."""
    attachment = _find(state, request.match_info["attachment_id"])
    signature = [request.query.get(key, "") for key in ("ex", "is", "hm")]
    if attachment is None or not state.files.may_read(attachment, signature[0], signature[1], signature[2]):
        return web.Response(status=404, text="This content is no longer available.")
    headers = {"Content-Type": attachment.content_type or "application/octet-stream"}
    return web.FileResponse(attachment.path, headers=headers)


def _find(state: State, attachment_id: str) -> Attachment | None:
    for message in state.world.messages.values():
        for attachment in () if message.deleted else message.attachments:
            if str(attachment.id) == attachment_id:
                return attachment
    return None
