"""The options of a request in yt-dlp's words for formats."""

from boss_bot.domain.content.options import MediaWanted, Options, Quality

_PICTURE_SHARE = 0.85
"""Of the bytes that fit, those that the picture may have; the rest is for the sound."""

_SMALLEST = "wv*[height<=1080]+wa/wv*+wa/w[height<=1080]/w"
"""What is left when nothing fits. The bound is needed: the order of preference puts 2160 lines below 240."""

_CODECS = ["vcodec:h264", "acodec:aac"]
"""What every client of Discord plays."""


def formats(options: Options, limit: int) -> dict[str, object]:
    """Return yt-dlp's parameters ``format`` and ``format_sort``.

    Args:
        options: What is asked for.
        limit: Bytes that fit. A size that the site does not tell is taken to fit; it is weighed when it comes.
    """
    if options.media is MediaWanted.AUDIO:
        return {"format": _sound(options, limit), "format_sort": ["acodec:aac"]}
    match options.quality:
        case Quality.FITS:
            picture, sound = int(limit * _PICTURE_SHARE), int(limit * (1 - _PICTURE_SHARE))
            wanted = f"bv*{_under(picture)}+ba{_under(sound)}/b{_under(limit)}/{_SMALLEST}"
            return {"format": wanted, "format_sort": ["res:1080", *_CODECS]}
        case Quality.BEST:
            return {"format": "bv*+ba/b", "format_sort": ["res", *_CODECS]}
        case Quality.SMALLEST:
            return {"format": "bv*+ba/b", "format_sort": ["+res", "+size", "+br"]}
    return {"format": "bv*+ba/b", "format_sort": [f"res:{options.quality.height}", *_CODECS]}


def _sound(options: Options, limit: int) -> str:
    """Return the choice among sounds; a video is taken where there is no sound alone."""
    match options.quality:
        case Quality.SMALLEST:
            return "wa/w"
        case Quality.BEST:
            return "ba/b"
    return f"ba{_under(limit)}/wa/b{_under(limit)}/w"


def _under(limit: int) -> str:
    return f"[filesize<?{limit}][filesize_approx<?{limit}]"
