"""What a gathering came to: everything a workbook is made of, as plain values.

The idea: proceedings are computed once, from the gathering's own state, and every format is
pressed from them. They hold only what may be printed: whoever builds them leaves out the names
of those who did not agree to be named, and all chat, foyer and hallway.

Rules, cited by tests:
1. A topic is never thrown out: one without notes stays, one that was never placed stays last,
   and one that went into another stands in its chapter with title, words and notes.
2. Chapters follow the rounds; within a round the rooms' own order, then the number.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from openspace.domain.changes import Changes
from openspace.domain.chapters import Chapter, Listed
from openspace.domain.counting import Counts
from openspace.domain.flows import Flow
from openspace.domain.images import Image
from openspace.domain.outcomes import PlannedAction, Priority, Said

Order = Literal["rounds", "numbers", "interest", "hand"]
Edition = Literal["live", "draft", "sealed"]
Day = date


@dataclass(frozen=True, slots=True)
class ProgrammeEntry:
    """A phase as it ran: ``kind`` as in the timetable, ``number`` for a round."""

    kind: str
    starts: datetime
    ends: datetime | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """A slot of the grid; aware datetimes."""

    id: str
    number: int
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Room:
    """A place of the grid."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Proceedings:
    """The whole of it. ``sectors`` counts everybody who came, in the gathering's order; ``images``
    are the pictures of the notes that are kept; ``design`` is the name of the book's design, the
    ``foreword`` the facilitators'. ``by_hand`` are numbers of topics; ``left_out`` counts the
    chapters that facilitators left out, which were ``left_out_at`` these slots and places;
    ``rights`` is what they say beside the licence. Names are ``kept_until`` the end of a day.
    What is to be sealed has the ``number`` of its edition, the ``address`` at which that stays,
    where the house has one, and ``changes`` since the one before."""

    code: str
    title: str
    theme: str
    question: str
    language: str
    time_zone: str
    date: date
    licence: str
    pressed_at: datetime
    contact_name: str = ""
    contact_email: str = ""
    invitation: str = ""
    edition: Edition = "live"
    highlight: int | None = None
    programme: tuple[ProgrammeEntry, ...] = ()
    slots: tuple[Round, ...] = ()
    places: tuple[Room, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    participants: tuple[Listed, ...] = ()
    sectors: Counts = ()
    images: tuple[Image, ...] = ()
    flows: tuple[Flow, ...] = ()
    other_moves: int = 0
    design: str = "plain"
    foreword: str = ""
    order: Order = "rounds"
    by_hand: tuple[int, ...] = ()
    left_out: int = 0
    left_out_at: tuple[tuple[str, str], ...] = ()
    rights: str = ""
    kept_until: Day | None = None
    number: int = 0
    address: str = ""
    changes: Changes | None = None
    priorities: tuple[Priority, ...] = ()
    actions: tuple[PlannedAction, ...] = ()
    bodies: tuple[str, ...] = ()
    reflections: tuple[Said, ...] = ()

    @property
    def people(self) -> int:
        """How many came."""
        return sum(count for _, count in self.sectors)


@dataclass(frozen=True, slots=True)
class RoundChapters:
    """The chapters of one round; the last has no round: topics that were never placed. ``mixed``
    are those of the whole book, in an order that asks for no round."""

    slot: Round | None
    chapters: tuple[Chapter, ...]
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """A room and its cell in each round; an empty cell is a free place."""

    place: Room
    cells: tuple[Chapter | None, ...]


def by_round(proceedings: Proceedings) -> tuple[RoundChapters, ...]:
    """Every chapter exactly once, in rule 2's order; rounds without any are left out."""
    seats = {place.id: index for index, place in enumerate(proceedings.places)}
    known = {slot.id for slot in proceedings.slots}

    def order(chapter: Chapter) -> tuple[int, int]:
        return seats.get(chapter.place or "", len(seats)), chapter.number

    def by_number(chapter: Chapter) -> tuple[int, int]:
        return 0, chapter.number

    def within(slot: Round | None) -> tuple[Chapter, ...]:
        mine = (c for c in proceedings.chapters if _held(c, known) == (slot and slot.id))
        return tuple(sorted(mine, key=order if slot else by_number))

    parts = (RoundChapters(slot, within(slot)) for slot in (*proceedings.slots, None))
    return tuple(part for part in parts if part.chapters)


def _held(chapter: Chapter, known: set[str]) -> str | None:
    return chapter.slot if chapter.slot in known else None


def grid(proceedings: Proceedings) -> tuple[GridRow, ...]:
    """Rooms down, rounds across."""
    held = {
        (place, slot): chapter
        for chapter in proceedings.chapters
        for slot, place in ((chapter.slot, chapter.place), *chapter.again)
        if slot and place
    }
    return tuple(
        GridRow(place, tuple(held.get((place.id, slot.id)) for slot in proceedings.slots))
        for place in proceedings.places
    )


def by_sdg(chapters: Iterable[Chapter]) -> dict[int, tuple[int, ...]]:
    """The seventeen goals, each with the ascending numbers of the topics that carry it."""
    tagged = [(goal, chapter.number) for chapter in chapters for goal in chapter.sdgs]
    return {goal: tuple(sorted({n for g, n in tagged if g == goal})) for goal in range(1, 18)}
