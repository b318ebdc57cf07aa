"""Short reads take turns, and what many wait for comes first: D6."""

import asyncio
import threading
from pathlib import Path

import pytest

from openspace.store.engine import Store
from openspace.store.keeping import Transaction
from openspace.store.turns import Turns
from tests.store.test_engine import Gate, Panic


async def test_d6_what_many_wait_for_comes_before_what_one_does(settled: Store) -> None:
    gate, came = Gate(), list[str]()

    def says(word: str, tx: Transaction) -> None:
        assert tx.connection() is not None
        came.append(word)

    first = asyncio.create_task(settled.read(gate))
    await asyncio.to_thread(gate.entered.wait, 10)
    pages = [asyncio.create_task(settled.read(lambda tx: says("page", tx))) for _ in range(3)]
    pushes = [
        asyncio.create_task(settled.read_for_many(lambda tx: says("push", tx))) for _ in range(2)
    ]
    await asyncio.sleep(0)  # every task has handed its work in
    gate.opened.set()
    await asyncio.gather(first, *pages, *pushes)
    assert came == ["push", "push", "page", "page", "page"]


async def test_d5_whoever_takes_long_holds_no_push_up(settled: Store) -> None:
    gate = Gate()
    long = asyncio.create_task(settled.read_long(gate))
    await asyncio.to_thread(gate.entered.wait, 10)
    assert await settled.read_for_many(lambda _: "made") == "made"
    gate.opened.set()
    await long


def test_what_nobody_waits_for_any_more_is_left_out_and_the_next_is_done() -> None:
    turns, held = Turns("turns"), threading.Event()
    turns.take(lambda: held.wait(10))
    left, done = turns.take(lambda: "left"), turns.take(lambda: "done")
    assert left.cancel()
    held.set()
    assert done.result(10) == "done"
    turns.end()


@pytest.mark.parametrize("error", [ZeroDivisionError(), Panic()])
def test_what_fails_is_told_to_who_asked_and_the_next_is_done(error: BaseException) -> None:
    def fails() -> None:
        raise error

    turns = Turns("turns")
    failed, done = turns.take(fails, for_many=True), turns.take(lambda: "done")
    assert failed.exception(10) is error
    assert done.result(10) == "done"
    turns.end()


def test_what_was_handed_in_is_done_before_the_end(tmp_path: Path) -> None:
    turns = Turns("turns")
    handed = [turns.take((tmp_path / str(number)).touch) for number in range(20)]
    turns.end()
    assert all(each.done() for each in handed)
    assert len(list(tmp_path.iterdir())) == 20
