"""What notes say: each log is read once, then only what is new, and never in another's stead."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from openspace.domain.notes import Block
from openspace.notes import engine
from openspace.notes.workshop import EngineFailed
from openspace.store import notes, words
from openspace.store.engine import Store
from openspace.store.keeping import Transaction
from tests.cast import CODE, at, gathering, settle
from tests.notes.test_ledger import conversation


async def logged(store: Store, updates: Sequence[bytes]) -> None:
    rows = [("chi", update) for update in updates]
    await store.write(lambda tx: notes.append(tx, CODE, "b1", rows, at(10)))


async def said(store: Store, length: int) -> tuple[Block, ...]:
    return await store.read(lambda tx: words.blocks_of(tx, "b1", length))


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many updates were taken out of the log, each time."""
    counts: list[int] = []
    log = notes.log

    def counted(tx: Transaction, *args: Any, **named: Any) -> list[notes.Words]:
        rows = log(tx, *args, **named)
        counts.append(len(rows))
        return rows

    monkeypatch.setattr(notes, "log", counted)
    return counts


@pytest.mark.parametrize("seed", range(3))
async def test_at_every_length_it_says_what_the_log_says(settled: Store, seed: int) -> None:
    log, editors = conversation(seed, 40)
    await logged(settled, log)
    for length in (1, 2, 5, 17, len(log)):
        assert await said(settled, length) == engine.blocks(log[:length])
    assert await said(settled, len(log)) == editors[0].blocks


async def test_only_what_is_new_is_fetched(settled: Store, fetched: list[int]) -> None:
    log, _ = conversation(4, 40)
    await logged(settled, log[:-3])
    await said(settled, len(log) - 3)
    await said(settled, len(log) - 3)
    await logged(settled, log[-3:])
    await said(settled, len(log))
    assert fetched == [len(log) - 3, 3]


async def test_who_still_sees_a_shorter_log_reads_that_and_spoils_nothing(
    settled: Store, fetched: list[int]
) -> None:
    log, _ = conversation(5, 20)
    await logged(settled, log)
    whole = await said(settled, len(log))
    assert await said(settled, 7) == engine.blocks(log[:7]) != whole
    fetched.clear()
    assert await said(settled, len(log)) == whole
    assert fetched == []


async def test_each_database_has_its_own_words(settled: Store, tmp_path: Path) -> None:
    (one, _), (two, _) = conversation(6, 20), conversation(7, 20)
    store = Store(tmp_path / "other")
    await store.write(lambda tx: settle(tx, gathering()))
    await logged(settled, one[:10])
    await logged(store, two[:10])
    assert await said(settled, 10) == engine.blocks(one[:10]) != await said(store, 10)
    store.close()


async def test_of_many_notes_the_last_read_are_kept(
    settled: Store, fetched: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(words, "MOST_KEPT", 1)
    log, _ = conversation(8, 10)
    await logged(settled, log)
    await said(settled, len(log))
    await settled.read(lambda tx: words.blocks_of(tx, "b2", 1))
    await said(settled, len(log))
    assert fetched == [len(log), 0, len(log)]


async def test_what_cannot_be_read_shows_what_it_did_and_is_tried_again_after_a_rest(
    settled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, _ = conversation(9, 10)
    await logged(settled, log)

    def failing(_: Sequence[bytes]) -> bytes:
        raise EngineFailed("no")

    await said(settled, 5)
    with monkeypatch.context() as broken:
        broken.setattr(words.workshop, "read", failing)
        assert await said(settled, len(log)) == engine.blocks(log[:5])
    assert await said(settled, len(log)) == engine.blocks(log[:5])
    monkeypatch.setattr(words, "_resting", {})
    assert await said(settled, len(log)) == engine.blocks(log) != engine.blocks(log[:5])
