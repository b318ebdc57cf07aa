"""What people do in the foyer, for the test of pages and their pushes."""

from openspace.facilitation import gathering, whereabouts
from tests.cast import ANA, BEN, CHI, MARKET, PAUSE, ROUND_1
from tests.pages.offer_deeds import Deed

RESTS: Deed = lambda h: h.perform(gathering.open_phase, ANA, PAUSE, MARKET)  # noqa: E731
SITS: Deed = lambda h: h.perform(whereabouts.enter, CHI, "table1")  # noqa: E731
OPENS: Deed = lambda h: h.perform(whereabouts.enter, CHI, "table4")  # noqa: E731
ARRIVED: tuple[Deed, ...] = (
    RESTS,
    lambda h: h.perform(whereabouts.arrive, CHI),
    lambda h: h.perform(whereabouts.arrive, BEN),
)
FOYER_DEEDS: dict[str, tuple[Deed, ...]] = {
    "a break begins": (RESTS,),
    "somebody sits down at a table": (
        *ARRIVED,
        SITS,
    ),
    "one table more is opened": (*ARRIVED, lambda h: h.perform(whereabouts.enter, CHI, "table4")),
    "a break ends with somebody at a table": (
        *ARRIVED,
        SITS,
        lambda h: h.perform(gathering.open_phase, ANA, ROUND_1, PAUSE),
    ),
}
