"""A small gathering as simulated people see it, for tests."""

from dataclasses import replace

from openspace.domain.timetable import Phase
from openspace.rehearsal.person import Moment
from openspace.rehearsal.script import Line
from openspace.rehearsal.sight import Mine, Seen, Topic

TOPICS = tuple(
    Topic(
        id=f"t{number}",
        number=number,
        title=f"Tema {number}",
        votes=number % 3,
        breakout=f"b{number}",
        slot=f"r{number % 3}" if number % 3 else "",
        place="p1" if number % 3 else "",
    )
    for number in range(1, 16)
)
LINE = Line("paragraph", "Det vi vet")


def seen(phase: Phase, slot: str = "", heads: dict[str, int] | None = None) -> Seen:
    return Seen(phase, slot, TOPICS, heads or {}, free=(("r1", "p7"), ("r2", "p8")))


def moment(phase: Phase, breakout: str = "", line: Line | None = LINE, slot: str = "") -> Moment:
    heads = {breakout: 3} if breakout else {}
    return Moment(seen(phase, slot, heads), Mine("me", room=breakout), line)


def marked(now: Moment, *votes: str) -> Moment:
    return replace(now, mine=replace(now.mine, votes=frozenset(votes)))
