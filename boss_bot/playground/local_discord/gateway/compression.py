"""Ways to write a payload: plain text, and the two transport compressions."""

import sys
import zlib
from typing import Protocol

if sys.version_info >= (3, 14):
    from compression.zstd import CompressionParameter, ZstdCompressor
else:
    from backports.zstd import CompressionParameter, ZstdCompressor

ZSTD_WINDOW_LOG = 23
"""Clients accept windows up to 8 MiB (https://discord.com/developers/docs/events/gateway#zstdstream)."""


class Encoder(Protocol):
    """Turn the text of one payload into one WebSocket message; `str` is sent as text, `bytes` as binary."""

    def encode(self, text: str) -> str | bytes:
        """Return what to send for ``text``."""
        ...


class Plain:
    """Send text as it is."""

    def encode(self, text: str) -> str | bytes:
        """Return ``text``."""
        return text


class ZlibStream:
    """One zlib stream for the whole connection, flushed after each payload."""

    def __init__(self) -> None:
        self._stream = zlib.compressobj()

    def encode(self, text: str) -> str | bytes:
        """Return the next part of the stream; it ends in ``00 00 FF FF``."""
        return self._stream.compress(text.encode()) + self._stream.flush(zlib.Z_SYNC_FLUSH)


class ZstdStream:
    """One zstd stream for the whole connection, flushed after each payload."""

    def __init__(self) -> None:
        self._stream = ZstdCompressor(options={CompressionParameter.window_log: ZSTD_WINDOW_LOG})

    def encode(self, text: str) -> str | bytes:
        """Return the next part of the stream."""
        return self._stream.compress(text.encode(), mode=ZstdCompressor.FLUSH_BLOCK)


class ZlibPayload:
    """Each payload compressed for itself, as IDENTIFY's ``compress`` asks for."""

    def encode(self, text: str) -> str | bytes:
        """Return ``text`` as one complete zlib stream."""
        return zlib.compress(text.encode())


def encoder_for(name: str | None) -> Encoder | None:
    """Return the encoder for the value of the ``compress`` query parameter, None when Discord knows no such value."""
    if name == "zlib-stream":
        return ZlibStream()
    if name == "zstd-stream":
        return ZstdStream()
    return Plain() if not name else None
