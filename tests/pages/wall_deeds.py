"""What people do on the wall beyond the plain: with a place, with all words, without counts."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from openspace.domain.grid import rules_seen
from openspace.domain.proposals import Proposal
from openspace.facilitation import agenda, gathering, grid, marketplace
from openspace.facilitation.house import House
from tests import cast
from tests.cast import ANA, BEN, CHI, MARKET

RICH = Proposal(
    title="What about number 1?",
    anyway=True,
    description="Because.",
    sdgs=(14,),
    challenges=("few young",),
    tags=("midwife",),
    links=("Ice https://example.org/ice", "mailto:ben@example.org"),
)


def hide(house: House) -> Awaitable[object]:
    """From now on nobody is told how many marked a topic."""
    seen = rules_seen(cast.gathering())
    return house.perform(grid.set_rules, ANA, "open space", "hidden", seen)


WALL_DEEDS: dict[str, tuple[Callable[[House], Awaitable[object]], ...]] = {
    "a topic is reworded": (lambda h: h.perform(marketplace.reword, BEN, "t1", RICH),),
    "a topic is put up with a place": (
        lambda h: h.perform(marketplace.propose, CHI, replace(RICH, slot="r2")),
    ),
    "counts are hidden": (
        lambda h: h.perform(marketplace.cast_vote, CHI, "t1"),
        hide,
    ),
    "a vote is cast in secret": (hide, lambda h: h.perform(marketplace.cast_vote, CHI, "t1")),
    "a vote is taken back in secret": (
        hide,
        lambda h: h.perform(marketplace.cast_vote, CHI, "t1"),
        lambda h: h.perform(marketplace.take_back_vote, CHI, "t1"),
    ),
    "hidden counts appear on the wall": (
        hide,
        lambda h: h.perform(marketplace.cast_vote, CHI, "t1"),
        lambda h: h.perform(gathering.open_phase, ANA, MARKET + 1, MARKET),
    ),
    "hidden counts appear on the grid": (
        hide,
        lambda h: h.perform(marketplace.cast_vote, CHI, "t1"),
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(gathering.open_phase, ANA, MARKET + 1, MARKET),
    ),
    "counts are hidden again": (
        hide,
        lambda h: h.perform(marketplace.cast_vote, CHI, "t1"),
        lambda h: h.perform(gathering.open_phase, ANA, MARKET + 1, MARKET),
        lambda h: h.perform(gathering.open_phase, ANA, MARKET, MARKET + 1),
    ),
}
