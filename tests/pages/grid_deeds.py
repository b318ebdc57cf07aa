"""What is done to the grid itself, for the test that a page and its pushes equal a fresh page."""

from collections.abc import Awaitable, Callable

from openspace.domain import places
from openspace.domain.calls import Means, calls_seen
from openspace.domain.clocks import Typed
from openspace.domain.grid import rules_seen
from openspace.domain.note_template import template_seen
from openspace.domain.proposals import Proposal
from openspace.domain.rounds import round_seen, times_seen
from openspace.facilitation import agenda as on_the_grid
from openspace.facilitation import (
    calls,
    freezing,
    grid,
    marketplace,
    notes,
    pairs,
    rounds,
    whereabouts,
)
from openspace.facilitation.house import House
from openspace.store import pairs as kept
from tests.cast import (
    ANA,
    BEN,
    CHI,
    CLOSING,
    CODE,
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


async def unpaired(house: House) -> object:
    """The one pair there is."""
    (pair,) = (await house.store.read(lambda tx: kept.wishes(tx, CODE))).pairs
    return await house.perform(pairs.unpair, ANA, pair.first, pair.second)


R1_EMPTY = round_seen(agenda(), STRETCHES[ROUND_1])
R1_TIMES, LAST_TIMES = times_seen(STRETCHES[ROUND_1]), times_seen(STRETCHES[CLOSING])

GRID_DEEDS: dict[str, tuple[Deed, ...]] = {
    "the rules are changed": (
        lambda h: h.perform(grid.set_rules, ANA, "unconference", "hidden", rules_seen(gathering())),
    ),
    "what notes begin with is chosen": (
        lambda h: h.perform(notes.set_template, ANA, "# What we know", template_seen(gathering())),
    ),
    "the calls are chosen": (
        lambda h: h.perform(
            calls.set_calls, ANA, "none", {"help": "https://a"}, Means(), calls_seen(gathering())
        ),
    ),
    "the place of a room gets a link": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(whereabouts.enter, CHI, "b1"),
        lambda h: h.perform(whereabouts.enter, ANA, "b1"),
        lambda h: h.perform(grid.change_place, ANA, "haven", SMALL, places.place_seen(HAVEN)),
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
    "a slot is frozen": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(freezing.freeze, ANA, "r1"),
    ),
    "a slot is thawed": (
        lambda h: h.perform(freezing.freeze, ANA, "r1"),
        lambda h: h.perform(freezing.thaw, ANA, "r1"),
    ),
    "a card is pinned": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(freezing.pin, ANA, "b1"),
    ),
    "a card is unpinned": (
        lambda h: h.perform(on_the_grid.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(freezing.pin, ANA, "b1"),
        lambda h: h.perform(freezing.unpin, ANA, "b1"),
    ),
    "two topics are paired": (
        lambda h: h.perform(marketplace.propose, CHI, Proposal("Second")),
        lambda h: h.perform(pairs.pair, ANA, "1", "2", "apart"),
    ),
    "two topics are paired no more": (
        lambda h: h.perform(marketplace.propose, CHI, Proposal("Second")),
        lambda h: h.perform(pairs.pair, ANA, "1", "2", "together"),
        unpaired,
    ),
    "a paired topic is withdrawn": (
        lambda h: h.perform(marketplace.propose, CHI, Proposal("Second")),
        lambda h: h.perform(pairs.pair, ANA, "1", "2", "together"),
        lambda h: h.perform(marketplace.withdraw, BEN, "t1"),
    ),
    "a convener cannot in a round": (lambda h: h.perform(pairs.tell_availability, BEN, ("r2",)),),
    "a round in which somebody cannot is removed": (
        lambda h: h.perform(pairs.tell_availability, BEN, ("r1",)),
        lambda h: h.perform(rounds.remove_round, ANA, "r1", R1_EMPTY),
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
