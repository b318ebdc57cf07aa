"""What happens while a display shows a conversation, for the test of pages and their pushes."""

from openspace.domain.places import Details, place_seen
from openspace.facilitation import (
    agenda,
    displays,
    gathering,
    grid,
    in_hall,
    notes,
    whereabouts,
)
from tests.cast import ANA, BEN, CHI, HAVEN, MARKET, ROUND_1
from tests.editors import written
from tests.pages.offer_deeds import Deed

UPSTAIRS = Details("Haven", room="Upstairs")
TALKING: tuple[Deed, ...] = (
    lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
    lambda h: h.perform(gathering.open_phase, ANA, ROUND_1, MARKET),
)
DISPLAY_DEEDS: dict[str, tuple[Deed, ...]] = {
    "a round begins at a place": TALKING,
    "a note is written while its display shows it": (
        *TALKING,
        lambda h: h.perform(
            notes.write, BEN, "b1", [(BEN, written(lambda e: e.write("Fisk & <b>bær</b>")))]
        ),
    ),
    "people come in while a display shows it": (
        *TALKING,
        lambda h: h.perform(whereabouts.enter, CHI, "b1"),
    ),
    "somebody in a room of the building is in the hall": (
        lambda h: h.perform(grid.change_place, ANA, "haven", UPSTAIRS, place_seen(HAVEN)),
        *TALKING,
        lambda h: h.perform(whereabouts.enter, ANA, "b1"),
        lambda h: h.perform(in_hall.tell, ANA, True),
    ),
    "the displays get a key": (lambda h: h.perform(displays.make_key, ANA, "a secret"),),
}
