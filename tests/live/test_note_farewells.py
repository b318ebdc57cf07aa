"""What a note's socket ends with leads a program, and a person, to the one right thing."""

import re
from collections import Counter
from pathlib import Path

import pytest

from openspace.live import note_farewells
from openspace.live.note_farewells import REMOVED, Farewell, unreadable
from openspace.notes.ledger import Ledger
from openspace.notes.reader import read_update
from openspace.notes.tape import UnreadableUpdate
from tests.editors import written

ROOT = Path(__file__).parents[2]
FAREWELLS = {each for each in vars(note_farewells).values() if isinstance(each, Farewell)}
FOR_GOOD = sorted({each.code for each in FAREWELLS if 4400 <= each.code < 4500})
OLD_PAGE = {each.code for each in FAREWELLS if each.reason.endswith("reload the page")}


def test_the_page_says_that_it_is_old_when_it_is_and_to_nobody_else() -> None:
    page = (ROOT / "static" / "src" / "notes" / "farewell.ts").read_text("utf-8")
    (stale,) = re.findall(r"const STALE.* = \[(.*)\];", page)
    assert {int(code) for code in stale.split(", ")} == OLD_PAGE
    assert REMOVED.code not in OLD_PAGE


def test_the_page_reads_whose_client_id_is_meant() -> None:
    page = (ROOT / "static" / "src" / "notes" / "farewell.ts").read_text("utf-8")
    (foreign,) = re.findall(r"const FOREIGN = /(.*)/;", page)
    ledger = Ledger()
    ledger.grants.written(7, "chi")
    with pytest.raises(UnreadableUpdate) as refused:
        ledger.admit(read_update(written(lambda editor: editor.write("Å"))), "ben")
    assert re.findall(foreign, unreadable(refused.value.reason).reason) == ["7"]


def test_the_page_knows_the_code_of_who_was_removed() -> None:
    socket = (ROOT / "static" / "src" / "socket.ts").read_text("utf-8")
    assert f"const REMOVED = {REMOVED.code};" in socket


@pytest.mark.parametrize("code", FOR_GOOD)
def test_each_code_has_its_row_in_the_documents(code: int) -> None:
    rows = re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "notes.md").read_text("utf-8"), re.M)
    assert Counter(rows)[str(code)] == 1
