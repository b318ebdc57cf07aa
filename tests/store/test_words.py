"""What notes say, W1 to W3: read once, then only what is new, never in another's stead."""

import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from openspace.domain.notes import Block
from openspace.notes import engine, workshop
from openspace.notes.workshop import EngineFailed, Workshop
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


@pytest.fixture
def shop(monkeypatch: pytest.MonkeyPatch) -> Iterator[Workshop]:
    """A workshop of one's own that is warm."""
    shop = Workshop()
    monkeypatch.setattr(words, "workshop", shop)
    shop.warm_up()
    yield shop
    shop.close()


async def shown(store: Store, length: int) -> tuple[Block, ...]:
    return await store.read(lambda tx: words.known_blocks(tx, "b1", length))


async def behind(store: Store) -> list[str]:
    return await store.read(words.behind)


async def read_aside(store: Store) -> str | None:
    return await store.read_long(lambda tx: words.read_aside(tx, "b1"))


async def test_w1_w2_a_page_shows_the_last_reading_until_it_was_read_aside(
    settled: Store, shop: Workshop
) -> None:
    log, _ = conversation(10, 20)
    await logged(settled, log[:10])
    first = await shown(settled, 10)
    assert (first, await behind(settled)) == (engine.blocks(log[:10]), [])
    await logged(settled, log[10:])
    assert await shown(settled, len(log)) == first != engine.blocks(log)
    assert await behind(settled) == ["b1"]
    assert await read_aside(settled) == CODE
    assert await shown(settled, len(log)) == engine.blocks(log)
    assert await behind(settled) == []


async def test_w1_an_engine_that_is_cold_or_at_work_is_not_waited_for(
    settled: Store, shop: Workshop
) -> None:
    log, _ = conversation(11, 10)
    await logged(settled, log)
    with shop._turn:
        assert await shown(settled, len(log)) == ()
    shop.close()
    assert await shown(settled, len(log)) == ()
    assert shop._process is None
    assert await behind(settled) == ["b1"]
    shop.warm_up()
    assert await shown(settled, len(log)) == engine.blocks(log)


async def test_w1_a_note_that_takes_long_costs_pages_one_moment_and_is_read_aside(
    settled: Store, shop: Workshop
) -> None:
    log, _ = conversation(12, 10)
    await logged(settled, log)
    stopped = shop._process
    assert stopped is not None
    stopped.send_signal(signal.SIGSTOP)
    begun = monotonic()
    assert await shown(settled, len(log)) == ()
    assert workshop.MOMENT <= monotonic() - begun < workshop.SECONDS
    shop.warm_up()
    assert await shown(settled, len(log)) == ()
    assert await read_aside(settled) == CODE
    assert await shown(settled, len(log)) == engine.blocks(log)


async def test_w2_w3_what_cannot_be_read_aside_stays_behind_and_is_read_after_its_rest(
    settled: Store, shop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, _ = conversation(13, 10)
    await logged(settled, log)

    def failing(_: Sequence[bytes]) -> bytes:
        raise EngineFailed("no")

    with monkeypatch.context() as broken:
        broken.setattr(shop, "read", failing)
        assert await read_aside(settled) is None
    assert await read_aside(settled) is None
    assert await behind(settled) == ["b1"]
    monkeypatch.setattr(words, "_resting", {})
    assert await read_aside(settled) == CODE
    assert await behind(settled) == []
