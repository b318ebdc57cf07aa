"""A gathering's day in a few minutes, so that a team can practise it.

Rules:
    RD1 The day begins now with its first phase after the invitation, and takes the seconds it is
        given, without a gap. The workbook follows, as it would.
    RD2 The phases keep their proportions, but waiting is short: what comes before the marketplace,
        and every break, counts as ten minutes at most.
    RD3 Nobody who was there comes along, as in a copy for another day (GC1).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import accumulate, count
from zoneinfo import ZoneInfo

from openspace.domain.agenda import Place
from openspace.domain.gathering_file import GatheringFile
from openspace.domain.timetable import AFTERWARDS, Phase, Stretch, Timetable
from openspace.domain.timetable_file import whole

SHORT = (Phase.TEST_ROOM, Phase.FOYER, Phase.OPENING, Phase.BREAK)
WAITING = timedelta(minutes=10)


def practised(filed: GatheringFile, now: datetime, seconds: float) -> GatheringFile:
    """The same gathering, its day beginning now and over after so many seconds."""
    gathering = filed.gathering
    day = in_short(gathering.timetable.stretches, now, seconds)
    return replace(
        filed,
        gathering=replace(
            gathering,
            date=now.astimezone(ZoneInfo(gathering.time_zone)).date(),
            timetable=Timetable(whole(day)),
            logos=(),
        ),
    )


def in_short(stretches: Sequence[Stretch], now: datetime, seconds: float) -> Sequence[Stretch]:
    """The day's stretches one after the other, in so many seconds altogether (RD1, RD2)."""
    left_out = (Phase.INVITED, *AFTERWARDS)
    day = [each for each in stretches if each.phase not in left_out]
    lengths = [_counts(each) for each in day]
    scale = seconds / sum(lengths)
    ends = [now + timedelta(seconds=gone * scale) for gone in accumulate(lengths)]
    times = zip(day, [now, *ends], ends, strict=False)
    return [Stretch(each.phase, starts, over, each.number) for each, starts, over in times]


def with_room(filed: GatheringFile, topics: int) -> GatheringFile:
    """The same with places enough for so many topics more than it has."""
    rounds = max(1, len(filed.gathering.timetable.rounds))
    wanted = -(-(len(filed.topics) + len(filed.seminars) + topics) // rounds)
    names = {each.name for each in filed.places}
    fresh = (each for each in (f"Rom {number}" for number in count(1)) if each not in names)
    more = [Place("", next(fresh), at) for at in range(len(filed.places), wanted)]
    return replace(filed, places=(*filed.places, *more))


def _counts(stretch: Stretch) -> float:
    return (min(stretch.length, WAITING) if stretch.phase in SHORT else stretch.length) / timedelta(
        seconds=1
    )
