"""What a day came to beyond its chapters: priorities, the action plan, and a line from each.

Rules:
    OC1 Priorities stand in the book once everyone may read the numbers (CG4), ranked by their dots
        (CG5); topics without a dot are not ranked, and remain valid as all are.
    OC2 The action plan holds the actions that hang and have an owner (AO1), by the body that
        follows them up: the gathering's in its order, then others by name, then those without one.
    OC3 An owner's name and organisation stand where they agreed to be named in reports; otherwise
        only an organisation that was written of the action (AO10).
    OC4 A part in which nothing stands is left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Priority:
    """A topic that has dots."""

    number: int
    title: str
    dots: int
    language: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedAction:
    """An action with its owner; an empty name is left out. ``topics`` are numbers."""

    number: int
    title: str
    owner: str = ""
    organisation: str = ""
    due: date | None = None
    body: str = ""
    status: str = "planned"
    topics: tuple[int, ...] = ()
    helpers: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """A line of the closing circle; an empty name is left out."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Followed:
    """A body and the actions that it follows up; the last may have no name."""

    body: str
    actions: tuple[PlannedAction, ...]


def by_body(actions: Iterable[PlannedAction], bodies: Sequence[str]) -> tuple[Followed, ...]:
    """Every action exactly once, in the order of OC2."""
    listed = tuple(actions)
    others = sorted({each.body for each in listed} - {"", *bodies}, key=str.casefold)
    groups = (
        Followed(body, tuple(each for each in listed if each.body == body))
        for body in (*bodies, *others, "")
    )
    return tuple(each for each in groups if each.actions)
