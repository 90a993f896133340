"""What a picture or video shows, in words, for somebody who can not see it."""

from boss_bot.discord.language import N_, _
from boss_bot.discord.text.escape import clean, cut
from boss_bot.discord.views.wording import site_name
from boss_bot.domain.content.media import MediaKind, StoredFile
from boss_bot.domain.jobs.job import Job

_ALT_LENGTH = 1024  # Discord: components reference, media gallery item
_KINDS = {MediaKind.IMAGE: N_("Image"), MediaKind.VIDEO: N_("Video"), MediaKind.AUDIO: N_("Sound")}


def alt_text(job: Job, file: StoredFile, index: int, number: int) -> str:
    """Describe a file for somebody who can not see it. Alt text is no markdown, so it is cleaned, not escaped."""
    what = _(_KINDS[file.kind])
    if number > 1:
        what = _("{kind} {number} of {all}", kind=what, number=index, all=number)
    if described := clean(file.alt):
        return cut(f"{what}: {described}", _ALT_LENGTH)
    if title := clean(job.metadata.title) if job.metadata else "":
        said = _("{kind} from {site}, posted as “{title}”, no description given by the author")
        return cut(said.format(kind=what, site=site_name(job), title=cut(title, 300)), _ALT_LENGTH)
    return _("{kind} from {site}, no description given by the author", kind=what, site=site_name(job))
