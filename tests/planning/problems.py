"""Small problems to plan: written by hand, or any that hypothesis can think of."""

from collections.abc import Mapping

from hypothesis import strategies as st

from openspace.planning.problem import Cell, Pair, Problem, Room, Run

SLOTS = ("r1", "r2", "r3")
PEOPLE = ("ana", "ben", "chi", "dee")
TOPICS = "abcdefg"


def runs(topics: str, **now: Cell) -> tuple[Run, ...]:
    """A run for each topic, named like it in capitals; two letters alike are two runs."""
    names = [topic.upper() + "'" * topics[:at].count(topic) for at, topic in enumerate(topics)]
    return tuple(
        Run(name, topic, now=now.get(name)) for name, topic in zip(names, topics, strict=True)
    )


def wishes(**marked: str) -> dict[str, frozenset[str]]:
    return {person: frozenset(topics) for person, topics in marked.items()}


def problem(
    placed: tuple[Run, ...],
    marked: Mapping[str, frozenset[str]],
    slots: int = 2,
    seats: tuple[int | None, ...] = (None, None),
) -> Problem:
    """All slots open; rooms are called x, y, z."""
    names = SLOTS[:slots]
    rooms = tuple(Room(name, each) for name, each in zip("xyz", seats, strict=False))
    return Problem(names, frozenset(names), rooms, placed, marked)


def pair(topics: str) -> Pair:
    return frozenset(topics)


_cells = st.tuples(st.sampled_from((*SLOTS, "gone")), st.sampled_from(("x", "y", "z", "gone")))
_pairs = st.frozensets(st.sampled_from(("ab", "bc", "cd", "ad", "ef")).map(pair), max_size=2)
_rooms = st.lists(st.one_of(st.none(), st.integers(0, 3)), max_size=3)


@st.composite
def any_runs(draw: st.DrawFn) -> tuple[Run, ...]:
    numbers = range(draw(st.integers(0, 9)))
    return tuple(
        Run(
            f"run-{number}",
            draw(st.sampled_from(TOPICS)),
            draw(st.frozensets(st.sampled_from(PEOPLE), max_size=2)),
            draw(st.sampled_from((0.0, 1.0, 2.0))),
            draw(st.one_of(st.none(), _cells)),
            draw(st.booleans()) and draw(st.booleans()),
        )
        for number in numbers
    )


@st.composite
def any_problem(draw: st.DrawFn) -> Problem:
    slots = SLOTS[: draw(st.integers(0, 3))]
    marks = st.frozensets(st.sampled_from(TOPICS), max_size=5)
    return Problem(
        slots,
        draw(st.frozensets(st.sampled_from(slots))) if slots else frozenset(),
        tuple(Room(name, seats) for name, seats in zip("xyz", draw(_rooms), strict=False)),
        draw(any_runs()),
        draw(st.dictionaries(st.sampled_from(PEOPLE), marks)),
        draw(st.dictionaries(st.sampled_from(PEOPLE), st.frozensets(st.sampled_from(SLOTS)))),
        draw(_pairs),
        draw(_pairs),
        draw(st.booleans()),
    )
