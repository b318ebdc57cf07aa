"""More time for what is on, or less, by hand: the clock stays the server's.

Rules:
    MT1 What is on ends ``STEP`` minutes later, or earlier again, as often as somebody says so; but
        never before it has a minute left.
    MT2 What follows is pushed and keeps its planned length, as when a phase is opened (T5).
    MT3 Who presses says until when they saw it last: of two at once, one is told.
    MT4 An invitation, and what comes when the day is over, have their times from the timetable.
"""

from datetime import datetime, timedelta

from openspace.domain.facts.gathering import TimetableChanged
from openspace.domain.gathering import Gathering
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.rounds import Concerned, section_of, times_seen
from openspace.domain.timetable import AFTERWARDS, Phase, Timetable, pushed, with_times

STEP = 5
AT_LEAST = timedelta(minutes=1)

TIME_CHANGED = Refusal(
    "phase_changed", "Somebody else has just changed the time of this phase. Look again."
)
NOT_HERE = Refusal("no_end", "This phase has its time from the timetable.")
TOO_SHORT = Refusal("time_past", "That much is not left. Open what comes next instead.")


def is_extended_by_hand(timetable: Timetable) -> bool:
    """Whether what is on can get more time, or less (MT4)."""
    fixed = (Phase.INVITED, *AFTERWARDS)
    return not timetable.finished and timetable.now.phase not in fixed


def extend(
    gathering: Gathering, minutes: int, seen: str, at: datetime, concerned: Concerned
) -> Outcome:
    """Give what is on ``STEP`` minutes more, or less."""
    timetable = gathering.timetable
    opened = timetable.now
    if not is_extended_by_hand(timetable) or abs(minutes) != STEP:
        return NOT_HERE
    if seen != times_seen(opened):
        return TIME_CHANGED
    ends = opened.ends + timedelta(minutes=minutes)
    if ends < max(at, opened.starts) + AT_LEAST:
        return TOO_SHORT
    times = pushed(timetable, timetable.position, (opened.starts, ends))
    whole = with_times(timetable, timetable.position, times)
    sections = tuple(section_of(each) for each in whole.stretches)
    by = f"{minutes:+d}"
    return (TimetableChanged(gathering.code, sections, timetable.position, *concerned, by),)
