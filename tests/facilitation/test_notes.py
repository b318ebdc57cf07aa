"""Words are committed to the log before anybody is told."""

from openspace.domain.facts.notes import NoteEdited
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.notes import write
from openspace.store import notes
from tests.cast import ANA, BEN, CHI, CODE, DEE, at
from tests.domain.saying import code
from tests.facilitation.conftest import Heard


async def log(house: House) -> list[bytes]:
    return await house.store.read(lambda tx: notes.log(tx, "b1"))


async def test_everybody_inside_writes_in_one_order(house: House, heard: Heard) -> None:
    for caller, word in ((CHI, b"one"), (BEN, b"two"), (ANA, b"three")):
        assert await house.perform(write, caller, "b1", [word]) == (
            NoteEdited(CODE, "b1", caller.person),
        )
    assert await log(house) == [b"one", b"two", b"three"]
    assert len(heard.facts) == 3
    lengths = await house.store.read(lambda tx: notes.lengths(tx, CODE))
    assert lengths == {"b1": (3, at(9, 45))}


async def test_a_note_that_is_not_there_is_refused(house: House, heard: Heard) -> None:
    assert code(await house.perform(write, CHI, "b9", [b"one"])) == "no_such_note"
    assert heard.facts == []


async def test_dee_writes_nothing(house: House, heard: Heard) -> None:
    assert await house.perform(write, DEE, "b1", [b"one"]) == NOT_ALLOWED
    assert (await log(house), heard.facts) == ([], [])
