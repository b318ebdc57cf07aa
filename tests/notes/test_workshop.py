"""The engine at arm's length: G1 to G3, with a worker that really panics, loops and eats."""

import gc
import os
import signal
import sys
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from time import monotonic

import pytest

from openspace.notes import engine, leaves, workshop
from openspace.notes.frames import EMPTY_UPDATE
from openspace.notes.ledger import Ledger
from openspace.notes.workshop import EngineFailed, Workshop
from tests.notes.test_engine import EVERY_KIND
from tests.notes.test_ledger import conversation

WORDS = workshop.WORDS
PATIENCE = 10.0
HOSTILE = """
from openspace.notes import answering, engine, worker

class PanicException(BaseException):
    pass

def merge(updates, right=engine.merge):
    if b"panic" in updates:
        raise PanicException("called `Option::unwrap()`")
    while b"loop" in updates:
        pass
    if b"eat" in updates:
        return b"x" * 2**40
    return right(updates)

engine.merge = merge
answering.answer_all(worker.TASKS)
"""


@pytest.fixture
def made() -> Iterator[Workshop]:
    shop = Workshop()
    yield shop
    shop.close()


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Workshop]:
    """One whose engine does what it is told to."""
    script = tmp_path / "hostile.py"
    script.write_text(HOSTILE)
    monkeypatch.setattr(workshop, "WORDS", (str(script),))
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(sys.path))
    shop = Workshop(seconds=3)
    yield shop
    shop.close()


@pytest.mark.parametrize("seed", range(4))
def test_it_says_what_the_engine_says(made: Workshop, seed: int) -> None:
    log, _ = conversation(seed)
    assert made.read(log) == (engine.merge(log), engine.blocks(log))


def test_every_kind_of_block_comes_back_as_it_was() -> None:
    assert leaves.blocks(leaves.written(EVERY_KIND)) == EVERY_KIND


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"{}x",
        b"1",
        b'["x"]',
        b'[["task",[],[],{"owner":1}]]',
        b'[["task",[],[],{"x":1}]]',
        b'[["script",[],[],{}]]',
        b"[" * 100_000,
    ],
)
def test_what_is_no_blocks_is_refused(said: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        leaves.blocks(said)


def test_a_link_that_comes_back_leads_only_where_it_may() -> None:
    (block,) = leaves.blocks(b'[["paragraph",[["x",false,false,"javascript:alert(1)"]],[],{}]]')
    assert block.runs[0].link is None


@pytest.mark.parametrize("cut", [0, 1, 17, 40])
def test_a_snapshot_that_grew_is_the_one_made_at_once(made: Workshop, cut: int) -> None:
    log, _ = conversation(5)
    rows = [("chi", update) for update in log]
    whole, ledger = made.fold(b"\0\0", b"", rows[:cut])
    assert made.fold(whole, ledger, rows[cut:]) == made.fold(b"\0\0", b"", rows)
    assert Ledger.loaded(ledger).dumped() == ledger


@pytest.mark.parametrize("seed", range(6))
def test_a_ledger_that_was_put_away_knows_what_it_knew(made: Workshop, seed: int) -> None:
    log, editors = conversation(seed)
    rows = [("chi", update) for update in log]
    _, content = made.fold(b"\0\0", b"", rows)
    known = Ledger.loaded(content)
    assert known.state_vector() == Ledger.loaded(content).state_vector() != b"\0"
    assert known.ends() == engine.ends(editors[0].doc.get_update())


def test_nonsense_is_a_failure_and_the_next_question_is_answered(made: Workshop) -> None:
    with pytest.raises(EngineFailed):
        made.read([b"\xff\xff"])
    log, _ = conversation(1)
    assert made.read(log)[1] == engine.blocks(log)


def test_a_process_that_was_killed_is_a_failure_or_nothing_and_then_works(made: Workshop) -> None:
    log, _ = conversation(2)
    made.read(log)
    process = made._process
    assert process is not None
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert made.read(log)[1] == engine.blocks(log)


@pytest.mark.parametrize("how", [b"panic", b"loop", b"eat"])
def test_g1_g2_a_panic_a_loop_and_greed_end_in_time_and_the_next_is_answered(
    hostile: Workshop, how: bytes
) -> None:
    log, _ = conversation(3)
    hostile.read(log)
    begun = monotonic()
    with pytest.raises(EngineFailed):
        hostile.read([how])
    assert monotonic() - begun < 20
    assert hostile.read(log)[1] == engine.blocks(log)


def test_the_fence_is_what_keeps_a_panic_out() -> None:
    """The control: in our own process the same would have gone past ``except Exception``."""
    panic = type("PanicException", (BaseException,), {})
    assert not issubclass(panic, Exception)
    assert issubclass(EngineFailed, Exception)


def test_who_waits_for_a_process_that_is_closed_is_told_at_once(hostile: Workshop) -> None:
    hostile.read([EMPTY_UPDATE])
    failures: list[EngineFailed] = []

    def ask() -> None:
        with pytest.raises(EngineFailed) as failed:
            hostile.fold(b"loop", b"", [])
        failures.append(failed.value)

    asking = Thread(target=ask)
    asking.start()
    while not hostile._turn.locked():
        pass
    process = hostile._process
    hostile.close()
    asking.join(PATIENCE)
    assert len(failures) == 1
    assert process is not None
    assert process.poll() is not None
    assert hostile._process is None


def test_a_workshop_that_is_closed_is_held_by_nothing() -> None:
    shop = Workshop()
    shop.read([EMPTY_UPDATE])
    shop.close()
    gone = weakref.ref(shop)
    del shop
    gc.collect()
    assert gone() is None


def test_g3_who_asks_at_once_is_answered_one_after_the_other(made: Workshop) -> None:
    logs = [conversation(seed, 20)[0] for seed in range(4)]
    answers: dict[int, object] = {}

    def ask(number: int) -> Callable[[], None]:
        return lambda: answers.update({number: made.read(logs[number])[1]})

    threads = [Thread(target=ask(number)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert answers == {number: engine.blocks(log) for number, log in enumerate(logs)}
