"""What people take back is written where everyone reads it alike, and nothing of it is refused.

The editors are the page's own: Yjs, its UndoManager and TipTap's binding, bundled as the page is. A
few lives in the suite; OPENSPACE_UNDOINGS names another number, as 1000.
"""

import os

import pytest

from openspace.notes import engine, keystroke
from openspace.notes.ledger import Admission, Ledger
from openspace.notes.settling import REVERSED
from openspace.notes.tape import UnreadableUpdate
from tests.convergence.lives import Life, lives

LIVES = int(os.environ.get("OPENSPACE_UNDOINGS", "8"))
PEOPLE = 2
ELSEWHERE = "words that stand elsewhere on their writer's screen"
REFUSED = ("the same neighbour on both sides", REVERSED)
KEPT: dict[str, int] = {REFUSED[0]: 17, REVERSED: 72, ELSEWHERE: 149}
"""Seeds that fail where Yjs takes back as it does by itself, by name."""
SEEDS = (*KEPT.values(), *range(LIVES))


def fault(life: Life) -> str:
    """What the server would refuse of it, or how it is read differently; nothing if all is well."""
    ledger, log = Ledger(), [bytes.fromhex(update) for _, update in life["rows"]]
    for (who, _), update in zip(life["rows"], log, strict=True):
        try:
            if ledger.admit(keystroke.read(update), str(who)) is Admission.GAP:
                return "a gap"
        except UnreadableUpdate as refused:
            return refused.reason
    if engine.blocks(log) != engine.blocks([engine.merge(log)]):
        return "another text when merged"
    return "screens differ" if life["screens"] > 1 else ""


@pytest.mark.parametrize("seed", SEEDS)
def test_what_people_take_back_is_kept_and_read_alike(seed: int) -> None:
    life = lives("undoing", "adjacent", PEOPLE, SEEDS)[seed]
    assert fault(life) == ""
    assert len(life["rows"]) > 20


def by_itself(name: str) -> Life:
    return lives("undoing", "", PEOPLE, (*KEPT.values(),))[KEPT[name]]


@pytest.mark.parametrize("name", REFUSED)
def test_as_yjs_takes_back_by_itself_it_is_refused(name: str) -> None:
    assert fault(by_itself(name)) == name


def test_as_yjs_takes_back_by_itself_its_writer_reads_another_text() -> None:
    assert by_itself(ELSEWHERE)["screens"] > 1
