"""Deeds on how the book is made up, for the check that a page and its pushes equal a fresh page."""

from collections.abc import Mapping

from openspace.domain.editing import MakeUp, Part
from openspace.domain.grid import as_seen
from openspace.domain.marketplace import Topic
from openspace.domain.proposals import Proposal
from openspace.facilitation import (
    additions,
    agenda,
    consent,
    editing,
    following,
    gathering,
    marketplace,
    rooms,
    whereabouts,
)
from openspace.facilitation.house import House
from openspace.store import gatherings
from openspace.store.editing import chapters, make_up
from openspace.store.keeping import Transaction
from tests.cast import ANA, BEN, CHI, CODE, MARKET, ROUND_1
from tests.pages.offer_deeds import Deed

BLANK = MakeUp()
SECOND: Deed = lambda h: h.perform(marketplace.propose, CHI, Proposal("Second <one>"))  # noqa: E731
LEFT_OUT: Deed = lambda h: h.perform(editing.leave_out, ANA, "t1", "They <asked>")  # noqa: E731
FOREWORD: Deed = lambda h: h.perform(  # noqa: E731
    editing.write_foreword, ANA, ("Dear <all>\nCome", "Ana"), BLANK.seen("foreword")
)


ADDED: tuple[Deed, ...] = (
    lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
    lambda h: h.perform(gathering.open_phase, ANA, ROUND_1, MARKET),
    lambda h: h.perform(whereabouts.enter, BEN, "b1"),
    lambda h: h.perform(rooms.take_notes, BEN, "b1"),
    lambda h: h.perform(following.allow, BEN, allowed=True),
    lambda h: h.perform(additions.add, BEN, "b1", ("a1", "More")),
)


def undone(part: Part) -> Deed:
    """Ana undoes what was chosen last of a part."""

    async def deed(house: House) -> object:
        made = await house.store.read(lambda tx: make_up(tx, CODE))
        return await house.perform(editing.undo, ANA, part, made.seen(part))

    return deed


async def moved(house: House) -> object:
    """The last chapter moves up."""

    def standing(tx: Transaction) -> tuple[Topic, ...]:
        found = gatherings.gathering(tx, CODE)
        assert found
        return chapters(tx, found, make_up(tx, CODE))

    stands = await house.store.read(standing)
    seen = as_seen(*(each.number for each in stands))
    return await house.perform(editing.move, ANA, stands[-1].id, -1, seen)


EDITING_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "a foreword is written": (FOREWORD,),
    "a foreword is undone": (FOREWORD, undone("foreword")),
    "an order is chosen": (
        SECOND,
        lambda h: h.perform(editing.choose_order, ANA, "interest", BLANK.seen("order")),
    ),
    "a chapter is moved": (SECOND, moved),
    "a design is chosen": (
        lambda h: h.perform(
            editing.choose_design, ANA, "coast", BLANK.seen("design"), {"coast": "Coast"}
        ),
    ),
    "a day is set for amending": (
        lambda h: h.perform(editing.set_window, ANA, "2026-12-03", BLANK.seen("window")),
    ),
    "a sentence stands beside the licence": (
        lambda h: h.perform(editing.write_rights, ANA, "Pictures: <ours>", BLANK.seen("rights")),
    ),
    "a chapter is left out": (SECOND, LEFT_OUT),
    "a chapter is taken in again": (
        LEFT_OUT,
        lambda h: h.perform(editing.take_in, ANA, "t1"),
    ),
    "a name is taken back": (
        *ADDED,
        lambda h: h.perform(consent.change, BEN, named=False, listed=False),
    ),
    "a name is given again": (
        *ADDED,
        lambda h: h.perform(consent.change, BEN, named=False, listed=False),
        lambda h: h.perform(consent.change, BEN, named=True, listed=True),
    ),
    "conveners are reminded": (lambda h: h.perform(editing.remind, ANA, "t1"),),
    "somebody who is not named takes the notes": (
        lambda h: h.perform(whereabouts.enter, CHI, "b1"),
        lambda h: h.perform(rooms.take_notes, CHI, "b1"),
    ),
    "a topic is withdrawn that has a chapter": (
        SECOND,
        lambda h: h.perform(marketplace.withdraw, BEN, "t1"),
    ),
}
