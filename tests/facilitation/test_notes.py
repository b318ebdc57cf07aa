"""Words are committed to the log before anybody is told."""

from dataclasses import replace

import pytest

from openspace.domain.facts.notes import NoteEdited, WritersChanged
from openspace.domain.permissions import Caller
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.notes import tell, write
from openspace.store import notes
from tests.cast import ANA, BEN, CHI, CODE, DEE, at
from tests.domain.saying import code
from tests.facilitation.conftest import Heard

OTHER = replace(CHI, gathering="elsewhere")


async def log(house: House) -> list[tuple[str, bytes]]:
    return await house.store.read(lambda tx: notes.log(tx, "b1"))


async def test_everybody_inside_writes_in_one_order(house: House, heard: Heard) -> None:
    for caller, word in ((CHI, b"one"), (BEN, b"two"), (ANA, b"three")):
        assert await house.perform(write, caller, "b1", [(caller, word)]) == (
            NoteEdited(CODE, "b1"),
            WritersChanged(CODE, "b1"),
        )
    assert await log(house) == [("chi", b"one"), ("ben", b"two"), ("ana", b"three")]
    assert len(heard.facts) == 6
    lengths = await house.store.read(lambda tx: notes.lengths(tx, CODE))
    assert lengths == {"b1": (3, at(9, 45))}


async def test_what_several_wrote_is_kept_together_and_told_once(house: House) -> None:
    words = [(CHI, b"one"), (BEN, b"two"), (CHI, b"three")]
    assert await house.perform(write, CHI, "b1", words) == (
        NoteEdited(CODE, "b1"),
        WritersChanged(CODE, "b1"),
    )
    assert await log(house) == [("chi", b"one"), ("ben", b"two"), ("chi", b"three")]


async def test_who_writes_quietly_is_told_of_later(house: House, heard: Heard) -> None:
    assert await house.perform(write, CHI, "b1", [(CHI, b"one")], quiet=True) == ()
    assert (await log(house), heard.facts) == ([("chi", b"one")], [])
    tell(house, CODE, "b1")
    assert heard.facts == [NoteEdited(CODE, "b1")]
    tell(house, CODE, "b1", lately=True)
    assert heard.facts[1:] == [NoteEdited(CODE, "b1"), WritersChanged(CODE, "b1")]


async def test_a_note_that_is_not_there_is_refused(house: House, heard: Heard) -> None:
    assert code(await house.perform(write, CHI, "b9", [(CHI, b"one")])) == "no_such_note"
    assert heard.facts == []


@pytest.mark.parametrize("other", [DEE, OTHER])
async def test_with_one_who_may_not_write_nothing_is_written(
    house: House, heard: Heard, other: Caller
) -> None:
    words = [(CHI, b"one"), (other, b"two")]
    assert await house.perform(write, CHI, "b1", words) == NOT_ALLOWED
    assert (await log(house), heard.facts) == ([], [])
