"""Frames taken apart where they are plain, and where the rest of them is."""

import random

import pytest

from openspace.live.framing import missing, plain
from tests.bench.wire import BINARY, PING, TEXT

MASK = b"\x0b\xad\xca\xfe"


def sent(payload: bytes, kind: int = BINARY, head: int = 0x80) -> bytes:
    """A browser's frame, with a mask that changes something."""
    size = len(payload)
    long = b"\xfe" + size.to_bytes(2, "big") if size < 65_536 else b"\xff" + size.to_bytes(8, "big")
    length = bytes([0x80 | size]) if size < 126 else long
    hidden = bytes(byte ^ MASK[at % 4] for at, byte in enumerate(payload))
    return bytes([head | kind]) + length + MASK + hidden


@pytest.mark.parametrize("sizes", [[0], [1], [125], [126], [65_535], [3, 0, 200, 7]])
def test_f4_what_comes_whole_is_taken_apart(sizes: list[int]) -> None:
    dice = random.Random(1)
    said = [dice.randbytes(size) for size in sizes]
    data = b"".join(map(sent, said))
    assert plain(data) == said
    assert missing(data, 0) == 0


@pytest.mark.parametrize(
    "data",
    [
        b"",
        sent(b"word", TEXT),
        sent(b"", PING),
        sent(b"half", head=0),
        sent(bytes(65_536)),
        sent(b"one") + sent(b"word", TEXT),
        sent(b"one") + sent(b"two")[:-1],
        sent(b"one") + b"\x82",
        sent(b"one", head=0xC0),
        b"\x82\3two",
    ],
)
def test_f4_all_others_are_left_to_the_servers_own_reader(data: bytes) -> None:
    assert plain(data) == []


def test_f4_it_is_known_how_much_of_a_frame_has_yet_to_come() -> None:
    data = sent(bytes(70_000)) + sent(b"next")
    left = missing(data[:20], 0)
    assert left == 70_000 + 14 - 20
    assert left is not None
    assert missing(data[20:50_000], left) == 70_000 + 14 - 50_000
    assert missing(data[20:], left) == 0
    assert missing(sent(b"word", PING), 0) == 0


@pytest.mark.parametrize("data", [b"\x82", b"\x82\xfe\0", sent(b"half", head=0), sent(b"rest", 0)])
def test_f4_where_it_cannot_be_known_nothing_is_said(data: bytes) -> None:
    assert missing(data, 0) is None
