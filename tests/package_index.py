"""A package index on loopback, with wheels made of the gallery-dl that is installed."""

import hashlib
import io
import json
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.util import find_spec
from pathlib import Path

import attrs
import pytest

[SOURCE] = (Path(found) for found in find_spec("gallery_dl").submodule_search_locations)  # type: ignore[union-attr]


def wheel(version, broken=False, more=()):
    """Make a wheel of the installed gallery-dl that bears another version."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in SOURCE.rglob("*.py"):
            name = f"gallery_dl/{path.relative_to(SOURCE)}"
            if name == "gallery_dl/version.py":
                archive.writestr(name, f'__version__ = "{version}"\n__variant__ = None\n')
            elif not (broken and name == "gallery_dl/job.py"):
                archive.write(path, name)
        archive.writestr(f"gallery_dl-{version}.dist-info/METADATA", f"Name: gallery-dl\nVersion: {version}\n")
        for name, content in more:
            archive.writestr(name, content)
    return made.getvalue()


@attrs.define
class Index:
    """What the index offers: file name to content; sums that are wrong on purpose, and files taken back."""

    address: str = ""
    files: dict[str, bytes] = attrs.field(factory=dict)
    wrong: set[str] = attrs.field(factory=set)
    yanked: set[str] = attrs.field(factory=set)

    def offer(self, version, **how):
        self.files[f"gallery_dl-{version}-py3-none-any.whl"] = wheel(version, **how)

    def page(self):
        return {
            "files": [
                {
                    "filename": name, "url": f"/files/{name}", "yanked": name in self.yanked,
                    "hashes": {"sha256": "0" * 64 if name in self.wrong else hashlib.sha256(content).hexdigest()},
                }
                for name, content in self.files.items()
            ]
        }  # fmt: skip


@pytest.fixture
def index():
    """An index that answers over real sockets."""
    found = Index()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            name = self.path.rpartition("/")[2]
            body = json.dumps(found.page()).encode() if self.path == "/simple/gallery-dl/" else found.files.get(name)
            self.send_response(404 if body is None else 200)
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    found.address = f"http://127.0.0.1:{server.server_port}/simple"
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield found
    server.shutdown()
    thread.join()
    server.server_close()
