"""Deeds of asking and answering, for the check that a page and its pushes equal a fresh page."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

from openspace.domain.permissions import Caller, Role
from openspace.domain.proposals import Proposal
from openspace.facilitation import (
    agenda,
    conveners,
    facilitators,
    marketplace,
    merging,
    notes,
    offers,
)
from openspace.facilitation.house import House
from openspace.store import marketplace as wall
from openspace.store.offers import open_offers
from tests.cast import ANA, BEN, CHI, CODE
from tests.editors import written

Deed = Callable[[House], Awaitable[object]]
FAY = replace(CHI, role=Role.FACILITATOR)
"""Another facilitator, once she is appointed."""
APPOINTED: Deed = lambda h: h.perform(facilitators.appoint, ANA, "chi")  # noqa: E731


async def later(house: House, index: int, deed: Callable[[str], Awaitable[object]]) -> object:
    """Something done with a topic that was put up later."""
    topics = await house.store.read(lambda tx: wall.topics(tx, CODE))
    return await deed(topics[index].id)


async def answered(house: House, caller: Caller, *, yes: bool = True) -> object:
    """The first open offer is answered."""
    waiting = await house.store.read(lambda tx: open_offers(tx, CODE))
    verb = offers.accept if yes else offers.decline
    return await house.perform(verb, caller, waiting[0].id)


async def swapped(house: House) -> object:
    """Ben's topic and ana's change places."""
    topics = await house.store.read(lambda tx: wall.topics(tx, CODE))
    pair = (topics[0].breakout, topics[1].breakout)
    seen = (("r1", "haven"), ("r2", "loft"))
    return await house.perform(offers.swap, BEN, "t1", pair, seen)


def anas(title: str = "Ana's <own>") -> Deed:
    return lambda h: h.perform(marketplace.propose, ANA, Proposal(title))


def voted(caller: Caller) -> tuple[Deed, ...]:
    return (
        lambda h: h.perform(marketplace.cast_vote, caller, "t1"),
        lambda h: later(h, 1, lambda own: h.perform(marketplace.cast_vote, caller, own)),
    )


PLACED: tuple[Deed, ...] = (
    lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
    lambda h: later(h, 1, lambda own: h.perform(agenda.place, ANA, own, ("r2", "loft"))),
)
WRITTEN: Deed = lambda h: h.perform(  # noqa: E731
    notes.write, BEN, "b1", [(BEN, written(lambda e: e.write("Words")))]
)
BENS_INTO_ANAS: Deed = lambda h: later(  # noqa: E731
    h, 1, lambda own: h.perform(offers.offer_merge, BEN, "t1", own)
)
ANAS_INTO_BENS: Deed = lambda h: later(  # noqa: E731
    h, 1, lambda own: h.perform(offers.offer_merge, ANA, own, "t1")
)
CHIS_INTO_BENS: Deed = lambda h: later(  # noqa: E731
    h, 1, lambda own: h.perform(offers.offer_merge, CHI, own, "t1")
)

DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "a merge is offered": (anas(), BENS_INTO_ANAS),
    "a merge is declined": (anas(), BENS_INTO_ANAS, lambda h: answered(h, ANA, yes=False)),
    "ana's no is told": (anas(), ANAS_INTO_BENS, lambda h: answered(h, BEN, yes=False)),
    "ben's topic goes into ana's": (
        *(anas(), *voted(CHI), *voted(BEN), WRITTEN, BENS_INTO_ANAS),
        lambda h: answered(h, ANA),
    ),
    "ana's topic goes into ben's with its place": (
        *(anas(), *voted(ANA), PLACED[1], ANAS_INTO_BENS),
        lambda h: answered(h, BEN),
    ),
    "a placed topic goes into a placed one": (
        *(anas(), *voted(CHI), *PLACED, WRITTEN, BENS_INTO_ANAS),
        lambda h: answered(h, ANA),
    ),
    "a merge is undone": (
        *(anas(), *voted(CHI), *voted(ANA), WRITTEN, ANAS_INTO_BENS),
        lambda h: answered(h, BEN),
        lambda h: later(h, 1, lambda own: h.perform(merging.undo, ANA, own)),
    ),
    "a holder is withdrawn": (
        *(anas(), *voted(CHI), BENS_INTO_ANAS),
        lambda h: answered(h, ANA),
        lambda h: later(h, 1, lambda own: h.perform(marketplace.withdraw, ANA, own)),
    ),
    "an offer has become impossible": (
        *(anas(), BENS_INTO_ANAS),
        lambda h: h.perform(marketplace.withdraw, BEN, "t1"),
    ),
    "a swap is asked for": (anas(), *PLACED, swapped),
    "two topics change places": (anas(), *PLACED, swapped, lambda h: answered(h, ANA)),
    "somebody offers to help": (
        anas(),
        lambda h: later(h, 1, lambda own: h.perform(offers.offer_help, CHI, own)),
    ),
    "somebody helps": (
        anas(),
        lambda h: later(h, 1, lambda own: h.perform(offers.offer_help, CHI, own)),
        lambda h: answered(h, ANA),
    ),
    "a topic is handed over": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(offers.ask_person, BEN, "t1", "hand_over", "ana"),
        lambda h: answered(h, ANA),
    ),
    "the last convener steps down": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(conveners.step_down, BEN, "t1"),
    ),
    "a facilitator is asked once the convener has stepped down": (
        lambda h: h.perform(marketplace.propose, CHI, Proposal("Chi's own")),
        CHIS_INTO_BENS,
        lambda h: h.perform(conveners.step_down, BEN, "t1"),
    ),
    "a facilitator is asked no longer once somebody convenes": (
        lambda h: h.perform(marketplace.propose, CHI, Proposal("Chi's own")),
        lambda h: h.perform(conveners.step_down, BEN, "t1"),
        CHIS_INTO_BENS,
        lambda h: h.perform(offers.offer_help, BEN, "t1"),
    ),
    "a topic that waits is taken on": (
        lambda h: h.perform(conveners.step_down, BEN, "t1"),
        lambda h: h.perform(offers.offer_help, ANA, "t1"),
    ),
}
