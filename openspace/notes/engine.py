"""The document engine behind one small seam: bytes in, bytes or blocks out, nothing kept.

The engine is pycrdt. It can panic, and a panic is not an ``Exception``; all that goes wrong comes
out as ``EngineFailed``. In the house it runs nowhere but in the ``worker``.
Nothing here edits a document: one that the server rebuilds would stand twice for those who still
hold the old one.
"""

from collections.abc import Callable, Sequence
from typing import Final, ParamSpec, TypeVar

import pycrdt

from openspace.domain.notes import Block
from openspace.notes.blocks import blocks_of
from openspace.notes.frames import EMPTY_UPDATE
from openspace.notes.schema import ROOT
from openspace.notes.tape import Tape
from openspace.notes.workshop import EngineFailed

AT_ONCE: Final = 64
"""Updates merged in one go: the engine's time for many grows with their square."""

Given = ParamSpec("Given")
Answer = TypeVar("Answer")


def merge(updates: Sequence[bytes]) -> bytes:
    """One update that says what all of them say, in the order given."""
    merged = list(updates)
    while len(merged) > 1:
        merged = [
            _fenced(pycrdt.merge_updates, *merged[at : at + AT_ONCE])
            for at in range(0, len(merged), AT_ONCE)
        ]
    return merged[0] if merged else EMPTY_UPDATE


def diff(update: bytes, vector: bytes) -> bytes:
    """What a document lacks that has come as far as ``vector``."""
    return _fenced(pycrdt.get_update, update, vector)


def ends(update: bytes) -> dict[int, int]:
    """How far every client has come in an update."""
    tape = Tape(_fenced(pycrdt.get_state, update))
    return {tape.number(): tape.number() for _ in range(tape.count(2))}


def blocks(updates: Sequence[bytes]) -> tuple[Block, ...]:
    """What the note says after all these updates."""
    return _fenced(_blocks, updates)


def _blocks(updates: Sequence[bytes]) -> tuple[Block, ...]:
    document: pycrdt.Doc[pycrdt.XmlFragment] = pycrdt.Doc()
    if updates:
        document.apply_update(merge(updates))
    return blocks_of(document.get(ROOT, type=pycrdt.XmlFragment))


def _fenced(work: Callable[Given, Answer], *given: Given.args, **named: Given.kwargs) -> Answer:
    try:
        return work(*given, **named)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as cause:  # noqa: BLE001 - a panic is not an Exception
        raise EngineFailed(f"{type(cause).__name__}: {cause}") from None
