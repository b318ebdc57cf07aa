"""The two updates that nearly all are, recognised by their shape: some text, or some of it gone.

Rules:
    KS1 What is recognised is read as the strict reader reads it, to the last bound; anything else,
        and anything that the reader refuses, is left to the reader.
"""

import re
from functools import lru_cache
from typing import Final

from openspace.notes.reader import LATEST_CLOCK, Deletion, Struct, Update, read_update
from openspace.notes.tape import LARGEST

NUMBER: Final = rb"([\x80-\xff]{0,7}[\x01-\x7f]|\0)"
"""No longer than it needs to be."""
ID: Final = NUMBER * 2
TYPED: Final = re.compile(
    rb"\x01\x01%s(?:\x84|(\x44)|(\xc4))%s(?(4)%s)([\x01-\x7f])(.+)\0" % (ID, ID, ID), re.DOTALL
)
"""One client, one struct of text right of, left of or between others, of a length in one byte;
nothing taken away."""
TAKEN_AWAY: Final = re.compile(rb"\0\x01%s\x01%s" % (NUMBER, ID))
"""No struct, one client, one span."""
LONGEST: Final = 127
"""Steps that text of a length in one byte can have."""


def read(update: bytes) -> Update:
    """As ``read_update``, and sooner for a keystroke."""
    return typed(update) or taken_away(update) or read_update(update)


def typed(update: bytes) -> Update | None:
    """Text that somebody wrote beside what stood there already, if that is all (KS1)."""
    found = TYPED.fullmatch(update)
    if found is None:
        return None
    by, since, left_of, between, one, at, other, there, size, content = found.groups()
    try:
        client, clock, text = _client(by), _clock(since), content.decode()
        beside = _client(one), _clock(at)
        right = (_client(other), _clock(there)) if between else None
    except ValueError:
        return None
    left, right = (None, beside) if left_of else (beside, right)
    if left == right or size[0] != len(content):
        return None
    length = len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
    raw = update[found.end(2) : -1]
    struct = Struct("text", client, clock, length, left, right, text=text, raw=raw)
    return Update(update, (struct,), ())


def taken_away(update: bytes) -> Update | None:
    """Some steps of one client that somebody took away, if that is all (KS1)."""
    found = TAKEN_AWAY.fullmatch(update)
    if found is None:
        return None
    by, since, many = found.groups()
    try:
        client, start, length = _client(by), _clock(since), _clock(many)
    except ValueError:
        return None
    if not 0 < length <= LATEST_CLOCK - start:
        return None
    return Update(update, (), (Deletion(client, start, start + length),))


@lru_cache(4096)
def _client(said: bytes) -> int:
    return _number(said, LARGEST)


@lru_cache(4096)
def _clock(said: bytes) -> int:
    """One with room after it for the longest text."""
    return _number(said, LATEST_CLOCK - LONGEST)


def _number(said: bytes, largest: int) -> int:
    """``ValueError`` if it is too large."""
    value = 0
    for byte in reversed(said):
        value = value << 7 | byte & 127
    if value > largest:
        raise ValueError(value)
    return value
