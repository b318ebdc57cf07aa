"""As many people sit as can, compared with every way of seating them."""

from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from openspace.planning.seating import Seating

RUNS = "ABC"
_options = st.lists(st.sets(st.sampled_from(RUNS), min_size=1).map(sorted), max_size=6)
_seats = st.fixed_dictionaries({run: st.integers(0, 3) for run in RUNS})


def most(options: list[list[str]], seats: dict[str, int]) -> int:
    """Every choice of a run or of nothing for everybody, tried one by one."""
    ways = product(*[[*each, ""] for each in options])
    fitting = (way for way in ways if all(way.count(run) <= seats[run] for run in RUNS))
    return max(sum(map(bool, way)) for way in fitting)


@given(_options, _seats)
@example([["A", "B"], ["A"]], {"A": 1, "B": 1, "C": 0})
@example([["A", "B"], ["B", "C"], ["A"]], {"A": 1, "B": 1, "C": 1})
def test_t3_as_many_as_possible_sit(options: list[list[str]], seats: dict[str, int]) -> None:
    seating = Seating(seats)
    sat = [seating.seat(f"p{at}", each) for at, each in enumerate(options)]
    assert sum(sat) == len(seating.people) == most(options, seats)
    for run in RUNS:
        there = [f"p{at}" for at in range(len(options)) if seating.sits(f"p{at}", run)]
        assert len(there) <= seats[run]
        assert all(run in options[int(each[1:])] for each in there)
