"""Does a version work? It is tried in a process of its own before anything depends on it."""

import subprocess
import sys
import tempfile
from pathlib import Path

_PATIENCE = 120.0
_TRIALS = {
    "yt-dlp": (
        "import yt_dlp, yt_dlp.version; found = yt_dlp.version.__version__; "
        "names = {ie.IE_NAME for ie in yt_dlp.list_extractor_classes()}; "
        "assert {'youtube', 'twitter', 'generic'} <= names, 'extractors are missing'; "
        "tool = yt_dlp.YoutubeDL({'quiet': True, 'no_warnings': True}); tool.close()"
    ),
    "gallery-dl": (
        "import gallery_dl, gallery_dl.version, gallery_dl.extractor, gallery_dl.job; "
        "found = gallery_dl.version.__version__; "
        "assert gallery_dl.extractor.find('https://x.com/a/status/1'), 'extractors are missing'"
    ),
}


def works(tool: str, folder: Path, version: str) -> str:
    """Try a version that was unpacked; return what is wrong with it, nothing when it works."""
    plain = ".".join(str(int(part)) if part.isdigit() else part for part in version.split("."))
    code = (
        f"import sys; sys.path.insert(0, sys.argv[1]); {_TRIALS[tool]}; "
        "same = '.'.join(str(int(p)) if p.isdigit() else p for p in found.split('.')); "
        "assert same == sys.argv[2], f'it calls itself {found}'"
    )
    with tempfile.TemporaryDirectory(prefix="boss-bot-") as home:
        try:
            tried = subprocess.run(
                [sys.executable, "-I", "-c", code, folder, plain], cwd=home, env={"HOME": home, "LANG": "C.UTF-8"},
                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_PATIENCE, check=False,
                errors="replace",
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return "it does not start"
    if tried.returncode == 0:
        return ""
    return (tried.stderr.strip().splitlines() or ["it ends at once"])[-1][:200]
