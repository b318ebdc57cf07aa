"""WebSocket frames as bytes: written once for many, and taken apart where they are plain.

The rule: a client's frame is plain when it is one whole binary message of less than 64 KiB.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from websockets.utils import apply_mask

TEXT, BINARY = 0x81, 0x82
WHOLE, PART = 0x80, 0x0F
UNDERWAY: Final = 16
"""Texts that may be on their way to everyone: a few channels in a few languages."""
SIZES: Final = {126: 2, 127: 8}
"""How many bytes more tell a frame's size, where its second byte does not."""
MASK: Final = 4


def framed(frame: bytes, kind: int = BINARY) -> bytes:
    """A message, a binary one unless told, ready to be written to any socket (F1)."""
    return header(len(frame), kind) + frame


def header(size: int, kind: int = BINARY) -> bytes:
    """What goes before a message of so many bytes."""
    if size < 126:
        return bytes((kind, size))
    if size < 65536:
        return bytes((kind, 126)) + size.to_bytes(2, "big")
    return bytes((kind, 127)) + size.to_bytes(8, "big")


def framed_all(frames: Iterable[bytes]) -> bytes:
    """Binary messages one after the other, ready to be written in one go."""
    return b"".join(map(framed, frames))


@lru_cache(UNDERWAY)
def framed_text(text: str) -> bytes:
    """A text, framed when it is first wanted and for everyone who gets the same (F1)."""
    return framed(text.encode(), TEXT)


def plain(data: bytes) -> list[bytes]:
    """What a client's frames say that start and end with the data; nothing unless all are plain."""
    said, at, end = [], 0, len(data)
    while at < end:
        if end - at < 2 + MASK or data[at] != BINARY or not data[at + 1] & WHOLE:
            return []
        size, begins = data[at + 1] ^ WHOLE, at + 2
        if size == 127:
            return []
        if size == 126:
            size, begins = int.from_bytes(data[begins : begins + 2], "big"), begins + 2
        at = begins + MASK + size
        if at > end:
            return []
        said.append(apply_mask(data[begins + MASK : at], data[begins : begins + MASK]))
    return said


def missing(data: bytes, before: int) -> int | None:
    """How many bytes of a client's last frame have yet to come, of which so many were missing.

    None when one cannot say, or when a message comes in parts: then nothing is plain any more.
    """
    at, end = before, len(data)
    while at < end:
        more = SIZES.get(data[at + 1] & ~WHOLE, 0) if at + 1 < end else 0
        if at + 2 + more > end or not data[at] & WHOLE or not data[at] & PART:
            return None
        size = int.from_bytes(data[at + 2 : at + 2 + more], "big") if more else data[at + 1] & 127
        at += 2 + more + MASK + size
    return at - end
