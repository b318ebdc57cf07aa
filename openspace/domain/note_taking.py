"""Who takes notes in a breakout. Everyone can write; one sees to it that the words get down.

Rules:
    NT1 A breakout has one note-taker at most, a standing room none.
    NT2 Who is in the room takes the role on when nobody has it.
    NT3 Who has it passes it on to somebody in the room; so does a convener of it or a facilitator
        who is there.
    NT4 Who has it gives it back.
    NT5 The role is free as soon as who had it has left the room or is out of reach: anyone there
        takes it on. Who comes back before that has it still.
    NT6 The workbook names whoever had it last, if they agreed to be named; who gave it back is
        not named.
"""

from collections.abc import Collection
from dataclasses import dataclass

from openspace.domain.facts.rooms import NoteTakerChanged
from openspace.domain.hands import NOT_IN_THE_ROOM, in_room
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import Whereabouts

TAKEN = Refusal("notes_taken", "Somebody else takes notes already. Ask them to pass it on.")
NOT_THE_NOTE_TAKER = Refusal("not_the_note_taker", "Only whoever takes notes can do that.")
NOT_HERE = Refusal("nobody_here", "That person is no longer in the room. Choose somebody else.")


@dataclass(frozen=True, slots=True)
class Pen:
    """The role in one breakout: who had it ``last``, and everyone ``inside`` and in reach."""

    breakout: str
    last: str | None
    inside: Collection[str]

    @property
    def holder(self) -> str | None:
        """Who has it now (NT5)."""
        return self.last if self.last in self.inside else None


def take(gathering: str, now: Whereabouts, pen: Pen) -> Outcome:
    """Take the role on (NT2)."""
    if not in_room(now, pen.breakout):
        return NOT_IN_THE_ROOM
    if pen.holder == now.participant:
        return ()
    return TAKEN if pen.holder else _changed(gathering, pen, now.participant)


def pass_on(gathering: str, now: Whereabouts, pen: Pen, to: str, *, leads: bool) -> Outcome:
    """Pass it on to somebody in the room (NT3)."""
    if not in_room(now, pen.breakout):
        return NOT_IN_THE_ROOM
    if pen.holder != now.participant and not leads:
        return NOT_THE_NOTE_TAKER
    if to not in pen.inside:
        return NOT_HERE
    return () if to == pen.holder else _changed(gathering, pen, to)


def give_back(gathering: str, now: Whereabouts, pen: Pen) -> Outcome:
    """Have it no longer (NT4); who has not, does not."""
    if pen.holder != now.participant:
        return ()
    return _changed(gathering, pen, None)


def _changed(gathering: str, pen: Pen, to: str | None) -> Outcome:
    return (NoteTakerChanged(gathering, pen.breakout, to, pen.last),)
