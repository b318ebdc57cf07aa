"""Bytes read once, front to back, never past their end: the ground under every reader here.

The encodings are lib0's (variable-length integers, length-prefixed strings, "any" values). A
number that is longer than it needs to be, or a length that the bytes cannot hold, is refused
before anything is allocated for it.
"""

import struct
from functools import lru_cache
from typing import Final

LARGEST: Final = 2**53 - 1
"""The largest whole number a browser can hold."""

Scalar = None | bool | int | float | str


class UnreadableUpdate(Exception):
    """What arrived is not something a note can take; ``reason`` says why, in English, for logs."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Tape:
    """A reading position in some bytes."""

    __slots__ = ("_at", "_bytes", "_end")

    def __init__(self, content: bytes) -> None:
        self._bytes = content
        self._at = 0
        self._end = len(content)

    @property
    def left(self) -> int:
        """How many bytes have not been read."""
        return self._end - self._at

    @property
    def at(self) -> int:
        """How many bytes have been read."""
        return self._at

    def since(self, begun: int) -> bytes:
        """The bytes read since then."""
        return self._bytes[begun : self._at]

    def finish(self) -> None:
        """Refuse bytes after the last thing."""
        if self._at != self._end:
            raise UnreadableUpdate("bytes after the end")

    def byte(self) -> int:
        """One byte."""
        if self._at >= self._end:
            raise UnreadableUpdate("ends too early")
        value = self._bytes[self._at]
        self._at += 1
        return value

    def take(self, count: int) -> bytes:
        """The next ``count`` bytes."""
        if count > self._end - self._at:
            raise UnreadableUpdate("ends too early")
        self._at += count
        return self._bytes[self._at - count : self._at]

    def number(self, largest: int = LARGEST) -> int:
        """A whole number from 0 to ``largest``."""
        value = self.byte()
        if value > 127:
            value = self._long(value & 127, 7)
        if value > largest:
            raise UnreadableUpdate("a number is too large")
        return value

    def count(self, smallest_item: int = 1) -> int:
        """How many items follow, each at least ``smallest_item`` bytes: they must fit."""
        value = self.number()
        if value * smallest_item > self.left:
            raise UnreadableUpdate("a count does not fit the bytes")
        return value

    def sized(self) -> bytes:
        """Bytes behind their length."""
        return self.take(self.number())

    def text(self, longest: int) -> str:
        """UTF-8 behind its length in bytes, at most ``longest``."""
        length = self.number()
        if length > longest:
            raise UnreadableUpdate("a text is too long")
        try:
            return self.take(length).decode()
        except UnicodeDecodeError:
            raise UnreadableUpdate("a text is not UTF-8") from None

    def scalar(self, longest: int) -> Scalar:
        """One "any" value without parts: lists, maps, bytes and big integers are refused."""
        match self.byte():
            case 127 | 126:
                return None
            case 125:
                return self._signed()
            case (124 | 123) as kind:
                return self._fraction(kind == 124)
            case (121 | 120) as kind:
                return kind == 120
            case 119:
                return self.text(longest)
            case _:
                raise UnreadableUpdate("a value that is not plain")

    def _fraction(self, short: bool) -> float:
        value: float = struct.unpack(">f" if short else ">d", self.take(4 if short else 8))[0]
        return value

    def _signed(self) -> int:
        first = self.byte()
        value = first & 63
        if first & 128:
            value = self._long(value, 6)
        if value > LARGEST:
            raise UnreadableUpdate("a number is too large")
        return -value if first & 64 else value

    def _long(self, value: int, shift: int) -> int:
        while True:
            part = self.byte()
            value |= (part & 127) << shift
            shift += 7
            if part < 128:
                break
            if shift > 56:
                raise UnreadableUpdate("a number is too large")
        if part == 0:
            raise UnreadableUpdate("a number is longer than it needs to be")
        return value


@lru_cache(4096)
def number(value: int) -> bytes:
    """A whole number as a tape holds it; clients, lengths and late clocks come again and again."""
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return bytes(out)


def sized(content: bytes) -> bytes:
    """Bytes behind their length."""
    return number(len(content)) + content
