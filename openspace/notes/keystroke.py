"""The two updates that nearly all are, recognised by their shape: some text, or some of it gone.

Rules:
    KS1 What is recognised is read as the strict reader reads it, to the last bound; anything else,
        and anything that the reader refuses, is left to the reader.
"""

import re
from functools import lru_cache
from typing import Final

from openspace.notes.reader import LATEST_CLOCK, Deletion, Id, Struct, Update, read_update
from openspace.notes.tape import LARGEST

NUMBER: Final = rb"([\x80-\xff]{0,7}[\x01-\x7f]|\0)"
"""No longer than it needs to be."""
ID: Final = NUMBER * 2
TYPED: Final = re.compile(
    rb"\x01\x01%s(?:\x84%s|\x44%s|\xc4%s%s)([\x01-\x7f])(.+)\0" % (ID, ID, ID, ID, ID), re.DOTALL
)
"""One client, one struct of text beside others, of a length in one byte; nothing taken away."""
TAKEN_AWAY: Final = re.compile(rb"\0\x01%s\x01%s" % (NUMBER, ID))
"""No struct, one client, one span."""


def read(update: bytes) -> Update:
    """As ``read_update``, and sooner for a keystroke."""
    return typed(update) or taken_away(update) or read_update(update)


def typed(update: bytes) -> Update | None:
    """Text that somebody wrote beside what stood there already, if that is all (KS1)."""
    found = TYPED.fullmatch(update)
    if found is None or found[11][0] != len(found[12]):
        return None
    client, clock = _number(found[1]), _number(found[2])
    left = _id(found[3], found[4]) or _id(found[7], found[8])
    right = _id(found[5], found[6]) or _id(found[9], found[10])
    try:
        text = found[12].decode()
    except UnicodeDecodeError:
        return None
    length = len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
    latest = max(clock + length, left[1] if left else 0, right[1] if right else 0)
    largest = max(client, left[0] if left else 0, right[0] if right else 0)
    if latest > LATEST_CLOCK or largest > LARGEST or left == right:
        return None
    raw = update[found.end(2) : -1]
    struct = Struct("text", client, clock, length, left, right, text=text, raw=raw)
    return Update(update, (struct,), ())


def taken_away(update: bytes) -> Update | None:
    """Some steps of one client that somebody took away, if that is all (KS1)."""
    found = TAKEN_AWAY.fullmatch(update)
    if found is None:
        return None
    client, start, length = _number(found[1]), _number(found[2]), _number(found[3])
    if client > LARGEST or not 0 < length <= LATEST_CLOCK - start:
        return None
    return Update(update, (), (Deletion(client, start, start + length),))


def _id(client: bytes | None, clock: bytes | None) -> Id | None:
    return None if client is None or clock is None else (_number(client), _number(clock))


@lru_cache(4096)
def _number(said: bytes) -> int:
    value = 0
    for byte in reversed(said):
        value = value << 7 | byte & 127
    return value
