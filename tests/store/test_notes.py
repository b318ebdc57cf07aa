"""Notes: a log a breakout, in one total order."""

import asyncio
from collections.abc import Callable

from openspace.domain.facts.notes import NoteEdited
from openspace.store import notes
from openspace.store.engine import Store
from openspace.store.keeping import Transaction
from tests.cast import CODE, at, kept, proposed, topic


def written(*updates: bytes, by: str = "chi", to: str = "b1") -> Callable[[Transaction], None]:
    words = [(by, update) for update in updates]
    return lambda tx: notes.append(tx, CODE, to, words, at(10, len(updates)))


async def test_updates_come_back_in_the_order_they_were_written(settled: Store) -> None:
    await settled.write(written(b"one", b"\x00\xff"))
    await settled.write(written(b"three", by="ben"))
    log = [("chi", b"one"), ("chi", b"\x00\xff"), ("ben", b"three")]
    assert await settled.read(lambda tx: notes.log(tx, "b1")) == log
    assert await settled.read(lambda tx: notes.log(tx, "b1", after=1)) == log[1:]
    assert await settled.read(lambda tx: notes.log(tx, "b1", after=3)) == []


async def test_a_note_nobody_wrote_is_empty(settled: Store) -> None:
    assert await settled.read(lambda tx: notes.log(tx, "b1")) == []
    assert await settled.read(lambda tx: notes.lengths(tx, CODE)) == {}


async def test_lengths_say_how_many_and_when_last(settled: Store) -> None:
    await settled.write(kept(proposed(topic(2))))
    await settled.write(written(b"one", b"two"))
    await settled.write(written(b"three"))
    await settled.write(written(b"else", to="b2"))
    assert await settled.read(lambda tx: notes.lengths(tx, CODE)) == {
        "b1": (3, at(10, 1)),
        "b2": (1, at(10, 1)),
    }
    assert await settled.read(lambda tx: notes.lengths(tx, "other")) == {}


async def test_of_many_at_once_each_has_one_place_in_the_order(settled: Store) -> None:
    sent = [bytes([number]) for number in range(200)]
    await asyncio.gather(*(settled.write(written(update)) for update in sent))
    log = await settled.read(lambda tx: notes.log(tx, "b1"))
    assert sorted(update for _, update in log) == sent
    assert await settled.read(lambda tx: notes.lengths(tx, CODE)) == {"b1": (200, at(10, 1))}


async def test_that_it_was_edited_adds_nothing_to_the_log(settled: Store) -> None:
    await settled.write(written(b"one"))
    await settled.write(kept(NoteEdited(CODE, "b1")))
    assert await settled.read(lambda tx: notes.log(tx, "b1")) == [("chi", b"one")]
