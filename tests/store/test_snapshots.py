"""Snapshots beside the log: H1 to H3."""

import pytest
from sqlalchemy import update

from openspace.notes import worker
from openspace.store import notes, snapshots
from openspace.store.engine import Store
from openspace.store.keeping import Transaction
from openspace.store.room_tables import NoteRow
from openspace.store.snapshots import Opening, Snapshot
from tests.cast import CODE, at
from tests.notes.test_ledger import conversation

LOG, _ = conversation(3, 30)
ROWS = [("chi", each) for each in LOG]


def folded(length: int) -> Snapshot:
    """The snapshot of so many."""
    made = worker.fold(b"\0\0", b"", ROWS[:length])
    size = int.from_bytes(made[:4])
    return Snapshot(length, made[4 + size :], made[4 : 4 + size])


@pytest.fixture
async def kept(settled: Store) -> Store:
    """A note with a log and no snapshot."""
    await settled.write(lambda tx: notes.append(tx, CODE, "b1", ROWS, at(10)))
    return settled


async def opened(store: Store) -> Opening:
    return await store.read(lambda tx: snapshots.opening(tx.plain, "b1"))


async def put(store: Store, length: int) -> None:
    await store.write(lambda tx: snapshots.replace(tx, "b1", folded(length)))


async def test_without_one_a_note_opens_with_its_log(kept: Store) -> None:
    assert await opened(kept) == Opening(None, tuple(ROWS))
    assert await kept.read(lambda tx: snapshots.all_of(tx, "b1")) == (None, ROWS)


async def test_h1_with_one_it_opens_with_that_and_the_log_is_as_it_was(kept: Store) -> None:
    await put(kept, 20)
    assert await opened(kept) == Opening(folded(20), tuple(ROWS[20:]))
    assert await kept.read(lambda tx: snapshots.snapshot(tx, "b1")) == folded(20)
    assert await kept.read(lambda tx: notes.log(tx, "b1")) == ROWS


async def test_h2_a_longer_one_takes_its_place_and_a_shorter_one_does_not(kept: Store) -> None:
    for length in (20, 10, 25):
        await put(kept, length)
    assert (await opened(kept)).last == folded(25)


async def test_h2_what_fails_after_it_takes_it_back(kept: Store) -> None:
    await put(kept, 10)

    def failing(tx: Transaction) -> None:
        snapshots.replace(tx, "b1", folded(20))
        raise OSError("no space left on the device")

    with pytest.raises(OSError, match="no space"):
        await kept.write(failing)
    assert await kept.read(lambda tx: snapshots.snapshot(tx, "b1")) == folded(10)


async def test_h3_one_of_another_generation_is_none_until_it_is_made_anew(kept: Store) -> None:
    await put(kept, 20)
    await kept.write(lambda tx: tx.ask(update(NoteRow).values(generation=2)))
    assert await kept.read(lambda tx: snapshots.generation(tx, "b1")) == 2
    assert await opened(kept) == Opening(None, tuple(ROWS), generation=2)
    await put(kept, 10)
    assert (await opened(kept)).last == folded(10)


async def test_what_has_not_begun_is_of_the_first_generation(settled: Store) -> None:
    assert await settled.read(lambda tx: snapshots.generation(tx, "b2")) == 1
