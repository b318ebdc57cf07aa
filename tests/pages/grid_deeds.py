"""What is done to the grid itself, for the test that a page and its pushes equal a fresh page."""

from collections.abc import Awaitable, Callable

from openspace.domain import places
from openspace.domain.grid import rules_seen
from openspace.facilitation import agenda as on_the_grid
from openspace.facilitation import grid, marketplace
from openspace.facilitation.house import House
from tests.cast import ANA, BEN, CHI, HAVEN, agenda, gathering

Deed = Callable[[House], Awaitable[object]]
SMALL = places.Details("The <harbour>", "1", "by the sea", "https://call.example.org/1")


def removal() -> str:
    """What is seen of the haven when ben's topic hangs there in round 1."""
    return places.removal_seen(agenda(("t1", "r1", "haven")), HAVEN)


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
    "a place is removed": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(grid.remove_place, ANA, "haven", removal()),
    ),
}
