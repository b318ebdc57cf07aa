"""Small values that several views hold."""

from dataclasses import dataclass
from datetime import datetime

NO_DAY = ("invited", "test room", "workbook", "follow-up", "erased")
"""The kinds of phases that belong to no day of the gathering."""


@dataclass(frozen=True, slots=True)
class StretchView:
    """A phase with its time. ``kind`` is the timetable's word, ``number`` counts rounds, else 0."""

    kind: str
    number: int
    starts: datetime
    ends: datetime | None

    @property
    def minutes(self) -> int:
        """Length in whole minutes; 0 when it has no end."""
        return int((self.ends - self.starts).total_seconds()) // 60 if self.ends else 0


@dataclass(frozen=True, slots=True)
class SlotView:
    """A column of the agenda. ``number`` (1 …) names the round and its colour.

    ``dated`` when the gathering has several days, so that the time alone does not say which.
    """

    id: str
    number: int
    starts: datetime
    ends: datetime
    dated: bool = False


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A row of the agenda: ``room`` is where it is in the building, ``call`` an address."""

    id: str
    name: str
    room: str = ""
    call: str = ""


@dataclass(frozen=True, slots=True)
class TapedView:
    """When and where a run of a topic is."""

    slot: SlotView
    place: str


@dataclass(frozen=True, slots=True)
class GoalView:
    """One of the 17 goals; its name is the template's business."""

    number: int
    highlighted: bool = False


@dataclass(frozen=True, slots=True)
class TopicLinkView:
    """A topic as a line in a list."""

    id: str
    number: int
    title: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class FieldView:
    """What was typed into a field, and what to say about it (already in the person's language)."""

    value: str = ""
    error: str = ""


BLANK = FieldView()


@dataclass(frozen=True, slots=True)
class LinkView:
    """Something to read or see; what it is called, or its address again."""

    address: str
    name: str


@dataclass(frozen=True, slots=True)
class WhereView:
    """Where somebody is: a breakout's ``place``, or a ``standing`` room; else the corridor."""

    code: str
    room: str
    place: str = ""
    standing: str = ""
