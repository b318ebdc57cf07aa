"""A short chat in a room, that is not kept: for links, for who cannot speak just now.

Rules:
    CH1 What is said is in this server's memory and nowhere else: not in the store, not in a
        history or a log, and never in the workbook. A restart forgets it.
    CH2 Who is in the room says lines and reads them. Who looks in, or has left, does not.
    CH3 A line has ``LONGEST_LINE`` characters at most, and a room the last ``MOST_LINES``.
    CH4 Somebody who says more than ``MOST_AT_ONCE`` lines within ``AT_ONCE`` waits a moment.
    CH5 A name stands at a line where its owner agreed to be named, as in the notes.
    CH6 From inside the room a convener of it, or a facilitator, takes a line away; so does
        whoever said it.
    CH7 All of it is forgotten when nobody is in the room any more, and once its round is over
        ``AFTER`` it, or ``AFTER`` the last line of those who stayed on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from openspace.domain.facts.rooms import LineSaid, LineTakenAway
from openspace.domain.hands import NOT_IN_THE_ROOM, in_room
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Timetable
from openspace.domain.whereabouts import Whereabouts

LONGEST_LINE = 500
MOST_LINES = 50
MOST_AT_ONCE = 5
AT_ONCE = timedelta(seconds=10)
AFTER = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody said."""

    id: str
    participant: str
    words: str
    at: datetime


def said(words: str) -> str:
    """Words as a line has them: on one line, without space round them."""
    return " ".join(words.split())


def say(gathering: str, now: Whereabouts, room: str, lines: Sequence[Line], new: Line) -> Outcome:
    """Say a line in a room where these were said before (CH2 to CH4)."""
    if not in_room(now, room):
        return NOT_IN_THE_ROOM
    if not new.words:
        return Refusal("line_missing", "Write something first.")
    if len(new.words) > LONGEST_LINE:
        return Refusal(
            "line_too_long", "Say it in at most %(most)s characters.", {"most": LONGEST_LINE}
        )
    own = (each for each in lines if each.participant == new.participant and each.id != new.id)
    if sum(each.at > new.at - AT_ONCE for each in own) >= MOST_AT_ONCE:
        return Refusal("too_many_lines", "That was quick. Wait a moment, then send it again.")
    return (LineSaid(gathering, room, new.id),)


def take_away(
    gathering: str, now: Whereabouts, room: str, line: Line | None, *, leads: bool
) -> Outcome:
    """Take a line away (CH6); one that is gone already stays gone."""
    if not in_room(now, room):
        return NOT_IN_THE_ROOM
    if line is None:
        return ()
    if line.participant != now.participant and not leads:
        return Refusal("not_your_line", "Only whoever convenes, or a facilitator, can do that.")
    return (LineTakenAway(gathering, room, line.id),)


def is_over(timetable: Timetable, slot: str | None, last: datetime, at: datetime) -> bool:
    """Whether what was said in a breakout of this slot, at last then, is past its time (CH7)."""
    ran = next((each for each in timetable.rounds if each.slot == slot), None)
    if ran is None or timetable.position <= timetable.stretches.index(ran):
        return False
    return max(ran.ends, last) + AFTER <= at
