"""Who wrote when: times of updates, and who wrote lately."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import text

from openspace.store import histories, notes
from openspace.store.engine import Store
from openspace.store.histories import Lately, Row
from openspace.store.keeping import Transaction
from tests.cast import CODE, at


def written(who: str, word: bytes, when: datetime) -> Callable[[Transaction], None]:
    return lambda tx: notes.append(tx, CODE, "b1", [(who, word)], when)


async def test_each_update_has_its_time(settled: Store) -> None:
    await settled.write(written("ben", b"one", at(9)))
    await settled.write(written("chi", b"two", at(9, 5)))
    await settled.write(written("ben", b"three", at(9, 6)))
    rows = await settled.read(lambda tx: histories.rows(tx, "b1", 1, 2))
    assert rows == [Row(2, "chi", at(9, 5), b"two")]
    assert await settled.read(lambda tx: histories.written_at(tx, "b1", 3)) == at(9, 6)
    assert await settled.read(lambda tx: histories.written_at(tx, "b1", 4)) is None
    lengths = await settled.read(
        lambda tx: [histories.length(tx, *to) for to in ((CODE, "b1"), (CODE, "b9"), ("x", "b1"))]
    )
    assert lengths == [3, None, None]


async def test_who_wrote_in_the_ten_minutes_up_to_the_last_words(settled: Store) -> None:
    assert await settled.read(lambda tx: histories.lately(tx, "b1")) == Lately()
    await settled.write(written("ana", b"one", at(9)))
    await settled.write(written("chi", b"two", at(9, 5)))
    await settled.write(written("ben", b"three", at(9, 15)))
    assert await settled.read(lambda tx: histories.lately(tx, "b1")) == Lately(
        ("ben", "chi"), at(9, 15)
    )


async def test_an_update_from_before_times_were_kept_has_none(settled: Store) -> None:
    await settled.write(written("ana", b"one", at(9)))
    await settled.write(lambda tx: tx.execute(text("UPDATE note_update SET written_at = NULL")))
    assert await settled.read(lambda tx: histories.lately(tx, "b1")) == Lately()
    assert [row.at for row in await settled.read(lambda tx: histories.rows(tx, "b1", 0, 9))] == [
        None
    ]
