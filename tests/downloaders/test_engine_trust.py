# mypy: disable-error-code="import-not-found,import-untyped"
"""Certificates: a private authority is trusted where the operator names it, and nowhere else."""

import ssl

import pytest
import pytest_asyncio
import trustme

from boss_bot.downloaders import Engine

pytestmark = pytest.mark.asyncio(loop_scope="session")

BODY = b"\x00\x00\x00\x18ftypmp42" + bytes(50_000)
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest_asyncio.fixture(loop_scope="session")
async def secure_site(raw_site, authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    site = await type(raw_site)().start(context)
    site.answers["/clip.mp4"] = ANSWER
    yield site
    await site.stop()


@pytest.mark.parametrize("tool", ["yt-dlp", "gallery-dl"])
@pytest.mark.parametrize("trusted", [True, False])
async def test_an_authority_is_trusted_that_the_operator_names(
    secure_site, authority, new_task, follow_to_end, tmp_path, monkeypatch, tool, trusted
):
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(str(file))
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    else:
        monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    engine = await Engine.start(work=tmp_path, allowed=frozenset({secure_site.address}))
    async with engine.download(new_task(secure_site.link("/clip.mp4", "https"), tool)) as download:
        outcome = await follow_to_end(download)
    await engine.stop()

    assert (outcome.error is None) == trusted
    assert [path.read_bytes() for path in outcome.files] == [BODY] * trusted
