"""Interest: when everyone is told how many marked a topic, and what a late topic is allowed for.

Rules:
    I1 Hidden tallies are told to facilitators alone until the marketplace closes (C1): on no
       page of anybody else, in no push and in no file. How often one votes is no clue either.
    I2 A topic that was put up late has hung for a shorter time: where interest chooses, its marks
       count as if it had hung for the whole window, from the opening of the marketplace to its
       end or to now.
    I3 No mark counts for more than four: who comes in the last minute is not carried by one friend.
"""

from datetime import datetime

from openspace.domain.gathering import Gathering
from openspace.domain.grid import shows_tallies
from openspace.domain.timetable import Phase, Timetable

MOST = 4.0
Window = tuple[datetime, datetime]


def shown_at(gathering: Gathering) -> datetime | None:
    """When everyone is told; None when they are told already (I1)."""
    if shows_tallies(gathering):
        return None
    stretches = gathering.timetable.stretches
    return max(each.ends for each in stretches if each.phase is Phase.MARKETPLACE)


def corrected(votes: int, proposed_at: datetime | None, window: Window) -> float:
    """How many marks a topic would have by its pace, had it hung for the whole window (I2, I3)."""
    opens, closes = window
    whole, hung = closes - opens, closes - max(proposed_at or opens, opens)
    if hung * MOST <= whole:
        return votes * MOST
    return votes * (whole / hung)


def window_of(timetable: Timetable, at: datetime) -> Window:
    """From the opening of the marketplace to its end, or to ``at`` while it is open (I2)."""
    open_times = [each for each in timetable.stretches if each.phase is Phase.MARKETPLACE]
    if not open_times:
        return at, at
    opens = open_times[0].starts
    return opens, max(opens, min(at, open_times[-1].ends))
