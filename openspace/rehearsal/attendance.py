"""When somebody comes, goes, and is off the line: as people do who have a day of their own. Pure.

Rules:
    CD1 A third comes while the doors stand open, in the foyer; almost half in a herd, when the
        opening ends; some while the marketplace runs, and a few between two rounds.
    CD2 One of eight leaves in a break and does not come back; some go before the circle closes.
    CD3 One of seven is off the line once in a round, for some seconds, and comes back.
    CD4 Of those who come, so many propose as the field expects: half of up to 50, 30 % of up to
        100, 25 % of up to 200, 20 % of up to 500, and 15 % of more.
"""

import random
from dataclasses import dataclass
from typing import Final

from openspace.domain.timetable import Phase

ORDER: Final = (
    (Phase.INVITED,),
    (Phase.TEST_ROOM,),
    (Phase.FOYER,),
    (Phase.OPENING,),
    (Phase.MARKETPLACE,),
    (Phase.ROUND, Phase.BREAK),
    (Phase.CONVERGENCE,),
    (Phase.CLOSING,),
    (Phase.WORKBOOK, Phase.FOLLOW_UP, Phase.ERASED),
)
SHARES: Final = ((50, 0.5), (100, 0.3), (200, 0.25), (500, 0.2))
OTHERWISE: Final = 0.15


@dataclass(frozen=True, slots=True)
class When:
    """A moment of the day: the ``nth`` time that a phase runs (from 0), ``part`` of it gone."""

    phase: Phase
    part: float = 0.0
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Attendance:
    """When somebody comes and goes; ``drops`` is when they are off the line, for how long."""

    comes: When
    leaves: When | None = None
    drops: When | None = None
    off_for: float = 0.0


def attendance(dice: random.Random) -> Attendance:
    """Somebody's day (CD1 to CD3)."""
    drops = When(Phase.ROUND, dice.uniform(0.2, 0.8), dice.randint(0, 1))
    return Attendance(
        _comes(dice),
        _leaves(dice),
        drops if dice.random() < 1 / 7 else None,
        dice.uniform(3, 20),
    )


def rank(phase: Phase) -> int:
    """How far into the day a phase is."""
    return next(at for at, kinds in enumerate(ORDER) if phase in kinds)


def proposers(people: int) -> int:
    """How many of so many propose something (CD4)."""
    share = next((share for most, share in SHARES if people <= most), OTHERWISE)
    return max(1, round(share * people))


def _comes(dice: random.Random) -> When:
    drawn = dice.random()
    if drawn < 0.33:
        return When(Phase.FOYER, dice.uniform(0, 0.9))
    if drawn < 0.78:
        return When(Phase.OPENING, dice.triangular(0.6, 1.0, 0.95))
    if drawn < 0.92:
        return When(Phase.MARKETPLACE, dice.uniform(0.05, 0.7))
    return When(Phase.BREAK, dice.uniform(0, 0.6), dice.randint(0, 1))


def _leaves(dice: random.Random) -> When | None:
    drawn = dice.random()
    if drawn < 1 / 8:
        return When(Phase.BREAK, dice.uniform(0, 0.5), dice.randint(1, 2))
    return When(Phase.CLOSING, dice.uniform(0, 0.9)) if drawn < 0.2 else None
