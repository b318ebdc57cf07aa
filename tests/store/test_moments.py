"""What is remembered and what is read are of one moment, whenever somebody else commits: K5."""

import asyncio
from typing import Any

import pytest

from openspace.store import marketplace
from openspace.store.engine import FIXES, Store
from openspace.store.keeping import Transaction
from openspace.store.memory import TOPICS, Memory
from tests.cast import CODE, kept, proposed, topic
from tests.store.test_engine import Gate

Both = tuple[list[str], list[str]]
SECOND = kept(proposed(topic(2)))


def hanging(tx: Transaction) -> list[str]:
    """What is remembered of the wall, or read now."""
    return sorted(marketplace.hanging(tx, CODE))


def rows(tx: Transaction) -> list[str]:
    """The same, which nobody remembers."""
    return [name for (name,) in tx.plain.execute("SELECT id FROM topic ORDER BY id")]


def both(tx: Transaction) -> Both:
    return hanging(tx), rows(tx)


def reads_once(tx: Transaction) -> bool:
    return marketplace.hanging(tx, CODE) is marketplace.hanging(tx, CODE)


async def entered(gate: Gate) -> None:
    assert await asyncio.to_thread(gate.entered.wait, 10)


async def test_k5_what_is_recalled_first_is_of_the_moment_of_what_is_read_later(
    settled: Store,
) -> None:
    before = await settled.read(hanging)
    gate = Gate()

    def page(tx: Transaction) -> Both:
        recalled = hanging(tx)
        gate(tx)
        return recalled, rows(tx)

    reading = asyncio.create_task(settled.read(page))
    await entered(gate)
    await settled.write(SECOND)
    gate.opened.set()
    assert await reading == (before, before)
    assert await settled.read(both) == ([*before, "t2"], [*before, "t2"])


async def test_k5_what_a_commit_changes_is_not_recalled_until_it_is_forgotten(
    settled: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await settled.read(hanging)
    gate = Gate()
    forget = Memory.forget

    def later(memory: Memory, subjects: Any) -> None:
        gate.entered.set()
        assert gate.opened.wait(10)
        forget(memory, subjects)

    monkeypatch.setattr(Memory, "forget", later)
    writing = asyncio.create_task(settled.write(SECOND))
    await entered(gate)
    after = [*before, "t2"]
    assert await settled.read(both) == (after, after)
    assert await settled.read(reads_once)
    assert settled.recall(TOPICS, ("hanging", CODE)) is None
    gate.opened.set()
    await writing
    assert settled.recall(TOPICS, ("hanging", CODE)) is None
    assert await settled.read(both) == (after, after)


async def test_k5_a_commit_while_the_snapshot_is_fixed_leaves_nothing_old(settled: Store) -> None:
    before = await settled.read(hanging)
    gate = Gate()

    def met(statement: str) -> None:
        if statement == FIXES and not gate.entered.is_set():
            gate.entered.set()
            assert gate.opened.wait(10)

    await settled.read(lambda tx: tx.plain.set_trace_callback(met))
    reading = asyncio.create_task(settled.read(both))
    await entered(gate)
    await settled.write(SECOND)
    gate.opened.set()
    after = [*before, "t2"]
    assert await reading == (after, after)
