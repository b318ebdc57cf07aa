"""What is done to the grid itself, for the test that a page and its pushes equal a fresh page."""

from collections.abc import Awaitable, Callable

from openspace.domain import places
from openspace.domain.clocks import Typed
from openspace.domain.grid import rules_seen
from openspace.domain.rounds import round_seen, times_seen
from openspace.facilitation import agenda as on_the_grid
from openspace.facilitation import grid, marketplace, rounds
from openspace.facilitation.house import House
from tests.cast import (
    ANA,
    BEN,
    CHI,
    CLOSING,
    DAY,
    HAVEN,
    ROUND_1,
    STRETCHES,
    agenda,
    gathering,
)

Deed = Callable[[House], Awaitable[object]]
SMALL = places.Details("The <harbour>", "1", "by the sea", "https://call.example.org/1")


def removal() -> str:
    """What is seen of the haven when ben's topic hangs there in round 1."""
    return places.removal_seen(agenda(("t1", "r1", "haven")), HAVEN)


def round_removal() -> str:
    """What is seen of round 1 when ben's topic hangs there."""
    return round_seen(agenda(("t1", "r1", "haven")), STRETCHES[ROUND_1])


R1_TIMES, LAST_TIMES = times_seen(STRETCHES[ROUND_1]), times_seen(STRETCHES[CLOSING])

GRID_DEEDS: dict[str, tuple[Deed, ...]] = {
    "the rules are changed": (
        lambda h: h.perform(grid.set_rules, ANA, "unconference", "hidden", rules_seen(gathering())),
    ),
    "a place is added": (lambda h: h.perform(grid.add_place, ANA, places.Details("Tent", "8")),),
    "a place is changed": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(marketplace.cast_vote, CHI, "t1"),
        lambda h: h.perform(marketplace.cast_vote, BEN, "t1"),
        lambda h: h.perform(grid.change_place, ANA, "haven", SMALL, places.place_seen(HAVEN)),
    ),
    "a vote too many": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(grid.change_place, ANA, "haven", SMALL, places.place_seen(HAVEN)),
        lambda h: h.perform(marketplace.cast_vote, CHI, "t1"),
        lambda h: h.perform(marketplace.cast_vote, BEN, "t1"),
    ),
    "a place rises": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(grid.raise_place, ANA, "loft"),
    ),
    "a round is added": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r2", "haven")),
        lambda h: h.perform(rounds.add_round, ANA, Typed(DAY.isoformat(), "12:05", "12:15")),
    ),
    "a round is added on another day": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r2", "haven")),
        lambda h: h.perform(rounds.add_round, ANA, Typed("2026-11-27", "09:00", "09:45")),
    ),
    "a round gets other times": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(
            rounds.change_round, ANA, "r1", Typed(DAY.isoformat(), "15:00", "15:30"), R1_TIMES
        ),
    ),
    "the closing gets other times": (
        lambda h: h.perform(
            rounds.change_phase, ANA, CLOSING, Typed(DAY.isoformat(), "15:00", "15:30"), LAST_TIMES
        ),
    ),
    "a round is removed": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(rounds.remove_round, ANA, "r1", round_removal()),
    ),
    "a place is removed": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(grid.remove_place, ANA, "haven", removal()),
    ),
}
