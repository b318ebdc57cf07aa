"""What becomes of everybody's personal data by the clock, and who moved the day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ErasureNeared(Fact):
    """So many days are left until ``what`` is erased, ``contacts`` or ``everything``.

    ``last_day`` is the last on which it is kept.
    """

    redraws: ClassVar[bool] = True

    what: str
    days: int
    last_day: date
    at: datetime


@dataclass(frozen=True, slots=True)
class ErasureMoved(Fact):
    """Everything is kept until the end of another day, for a ``reason`` where it is a later one."""

    redraws: ClassVar[bool] = True

    last_day: date
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class GatheringErased(Fact):
    """``people`` are known no more, or of ``contacts`` no card and no address is."""

    redraws: ClassVar[bool] = True

    what: str
    at: datetime
    people: tuple[str, ...] = ()
