"""The closing circle: one line of reflection each, streaming by, and then in the book.

Rules:
    RE1 A line is said from the opening of the closing circle on: in its own phase and in the
        workbook's, until an edition of the book is sealed.
    RE2 Everyone has one line of up to ``LONGEST`` characters. Saying another changes it in its
        place, and it can be taken back; said again as it is, nothing changes.
    RE3 A name stands at it where its owner asked for that with this line, and takes part still.
        Otherwise nobody is told whose it is.
    RE4 A facilitator takes a line away, and it is gone for all; its owner may say another.
    RE5 A name is taken from a line when the book is sealed, too; the next edition lacks it.
"""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts.closing import (
    ReflectionSaid,
    ReflectionTakenAway,
    ReflectionTakenBack,
)
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase, Timetable
from openspace.domain.wording import line

LONGEST = 200
TOO_EARLY = Refusal("closing_ahead", "A line is said when the closing circle is open.")
SEALED = Refusal("book_sealed", "The book is sealed, so what was said in the circle stays.")
MISSING = Refusal("reflection_missing", "Write a line first. A few words are enough.")
NOT_YOURS = Refusal("not_your_reflection", "Only whoever said it, or a facilitator, can do that.")


@dataclass(frozen=True, slots=True)
class Reflection:
    """A line that ``participant`` said; ``named`` with their name."""

    id: str
    participant: str
    text: str
    named: bool
    at: datetime


def is_open(timetable: Timetable) -> bool:
    """Whether a line can be said, changed and taken back (RE1)."""
    return timetable.now.phase in (Phase.CLOSING, Phase.WORKBOOK)


def closed(timetable: Timetable, *, sealed: bool) -> Refusal | None:
    """Why no line can be said or taken back, if so (RE1)."""
    if not is_open(timetable):
        return TOO_EARLY
    return SEALED if sealed else None


def say(
    gathering: str, closed: Refusal | None, new: Reflection, before: Reflection | None
) -> Outcome:
    """Say a line, or another than ``before``, unless it is ``closed`` (RE1, RE2, RE5)."""
    text = line(new.text)
    unsigned = before and not new.named and text == before.text
    if closed and not (unsigned and closed == SEALED):
        return closed
    if not text:
        return MISSING
    if len(text) > LONGEST:
        return Refusal(
            "reflection_too_long",
            "There is room for %(most)s characters here. These are %(count)s.",
            {"most": LONGEST, "count": len(text)},
        )
    if before and (before.text, before.named) == (text, new.named):
        return ()
    known = before.id if before else new.id
    return (ReflectionSaid(gathering, known, new.participant, text, new.named, new.at),)


def take_away(
    caller: Caller, closed: Refusal | None, reflection: Reflection | None, at: datetime
) -> Outcome:
    """Take back one's own, or take another's away (RE2, RE4); one that is gone stays gone."""
    if reflection is None:
        return ()
    own = reflection.participant == caller.participant
    if not own and not caller.facilitates:
        return NOT_YOURS
    if own:
        if closed:
            return closed
        return (ReflectionTakenBack(caller.gathering, reflection.id, reflection.participant),)
    where = (caller.gathering, reflection.id, reflection.participant)
    return (ReflectionTakenAway(*where, caller.person, at),)


def name_at(reflection: Reflection, who: Participant | None) -> str:
    """The name that stands at a line, or none (RE3)."""
    return who.name if who and reflection.named and not who.removed else ""
