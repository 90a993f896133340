"""gallery-dl as a tool: all items are known before the first is fetched."""

from gallery_dl import extractor as extractors
from gallery_dl.exception import GalleryDLException

from boss_bot.domain.content.progress import Stage
from boss_bot.domain.errors.failures import NothingFoundError
from boss_bot.downloaders.order import Order
from boss_bot.downloaders.reporter import Reporter
from boss_bot.downloaders.tools.gallerydl.collection import Collection
from boss_bot.downloaders.tools.gallerydl.job import CollectingJob
from boss_bot.downloaders.tools.gallerydl.setup import configure, prepare
from boss_bot.downloaders.tools.gallerydl.verdict import verdict
from boss_bot.downloaders.tools.haul import Haul

__all__ = ["fetch", "fetch_from_any_page", "prepare"]


def fetch(order: Order, report: Reporter) -> None:
    """Fetch what a known site, or a direct link to a media file, holds.

    Raises:
        NothingFoundError: gallery-dl knows nothing of the link.
        JobError: It does, but nothing could be fetched.
    """
    _fetch(order, report, order.url)


def fetch_from_any_page(order: Order, report: Reporter) -> None:
    """Fetch the images and videos that any page shows. Raises as `fetch`."""
    direct = extractors.find(order.url)
    _fetch(order, report, order.url if direct is not None else f"generic:{order.url}")


def _fetch(order: Order, report: Reporter, address: str) -> None:
    report.stage(Stage.EXTRACTING)
    configure(order)
    found = extractors.find(address)
    if found is None:
        raise NothingFoundError
    haul = Haul(order, report)
    collection = Collection(haul)
    job = CollectingJob(found, collection=collection)
    try:
        job.run()
    except (GalleryDLException, OSError) as error:  # only its beginning lets them out
        haul.failed(verdict(error, collection.last, order.max_bytes))
    haul.settle()
