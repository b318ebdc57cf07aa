"""Verbs on notes: words are committed to the log before anybody sees them as saved.

So is a picture, before it can be put among them; nobody is told of it until somebody does.
"""

from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Connection

from openspace.domain import images as pictures
from openspace.domain import note_template
from openspace.domain.facts.notes import NoteEdited, WritersChanged
from openspace.domain.images import Image
from openspace.domain.permissions import Act, Caller, may
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import NOT_ALLOWED, House, verb
from openspace.facilitation.loading import gathering_of
from openspace.store import images, notes, snapshots, whereabouts
from openspace.store.keeping import Jotting, Transaction

OTHER_GENERATION = Refusal("other_generation", "These notes have begun anew. Load the page again.")
NO_SUCH_NOTE = Refusal("no_such_note", "There is no such note here.")


Words = Sequence[tuple[Caller, bytes]]


async def jot(us: House, house: Caller, breakout: str, words: Words, generation: int = 1) -> bool:
    """As ``write`` does, quietly and in a note that has begun; answers whether it was done.

    A keystroke is nothing but a line in a log, and comes more often than all else together.
    """
    rows, at = _rows(house, words), us.clock()
    if rows is None:
        return False

    def work(held: Connection) -> bool:
        return notes.lengthen(held, house.gathering, breakout, rows, at, generation)

    return await us.store.write(Jotting(work))


@verb(Act.SET_UP)
def set_template(tx: Transaction, caller: Caller, _: datetime, text: str, seen: str) -> Outcome:
    """Choose what new notes begin with."""
    return note_template.set_template(gathering_of(tx, caller), text, seen)


@verb(None)
def write(
    tx: Transaction,
    house: Caller,
    at: datetime,
    breakout: str,
    words: Words,
    *,
    generation: int = 1,
    quiet: bool = False,
) -> Outcome:
    """Add what several people wrote, in the order given; each must be allowed to write.

    ``quiet`` leaves it to ``tell`` to say so: who writes with thirty others is not news each time.
    """
    rows = _rows(house, words)
    if rows is None:
        return NOT_ALLOWED
    if not notes.lengthen(tx.plain, house.gathering, breakout, rows, at, generation):
        if generation != 1 or snapshots.generation(tx, breakout) != 1:
            return OTHER_GENERATION
        if not whereabouts.has_breakout(tx, house.gathering, breakout):
            return NO_SUCH_NOTE
        notes.append(tx, house.gathering, breakout, rows, at)
    if quiet:
        return ()
    return (NoteEdited(house.gathering, breakout), WritersChanged(house.gathering, breakout))


def tell(us: House, gathering: str, breakout: str, *, lately: bool = False) -> None:
    """Say that a note says more than was last said; the words are in its log.

    ``lately`` says as well that who wrote here lately is told anew. Nothing is decided or kept, so
    it waits for no turn at the store.
    """
    us.bus.publish(NoteEdited(gathering, breakout))
    if lately:
        us.bus.publish(WritersChanged(gathering, breakout))


@verb(Act.WRITE)
def illustrate(
    tx: Transaction, caller: Caller, at: datetime, breakout: str, new: Image, content: bytes
) -> Outcome:
    """Keep a picture for a note, unless it is kept already (IM4, IM5)."""
    if not whereabouts.has_breakout(tx, caller.gathering, breakout):
        return NO_SUCH_NOTE
    if images.image(tx, caller.gathering, new.file):
        return ()
    refusal = pictures.room_for(new, *images.kept(tx, caller.gathering))
    if refusal:
        return refusal
    images.add(tx, caller.gathering, new, content, at)
    return ()


def _rows(house: Caller, words: Words) -> list[notes.Words] | None:
    """The words as the log has them; None if somebody may not write here."""
    if not all(
        may(caller, Act.WRITE) and caller.gathering == house.gathering for caller, _ in words
    ):
        return None
    return [(caller.person, update) for caller, update in words]
