"""Two topics and what is asked about them, for tests of offers and merges."""

from openspace.domain.agenda import Agenda
from openspace.domain.marketplace import Topic
from openspace.domain.offers import Offer
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation import offers
from openspace.facilitation.house import House
from openspace.store import agenda as kept_agenda
from openspace.store import marketplace as wall
from openspace.store.notices import notices_for
from openspace.store.offers import open_offers
from tests.cast import BEN, CHI, CODE, gathering
from tests.domain.saying import facts

HERE, THERE = ("r1", "haven"), ("r2", "loft")


async def waiting(house: House) -> tuple[Offer, ...]:
    return await house.store.read(lambda tx: open_offers(tx, CODE))


async def topics(house: House) -> dict[str, Topic]:
    found = await house.store.read(lambda tx: wall.topics(tx, CODE))
    return {each.id: each for each in found}


async def votes(house: House) -> dict[str, frozenset[str]]:
    return dict(await house.store.read(lambda tx: wall.votes(tx, CODE)))


async def grid(house: House) -> Agenda:
    return await house.store.read(lambda tx: kept_agenda.agenda(tx, gathering()))


async def told(house: House, person: str) -> list[str]:
    notices = await house.store.read(lambda tx: notices_for(tx, person))
    return sorted(each.kind for each in notices)


async def answer(house: House, caller: Caller, *, yes: bool = True) -> Outcome:
    (offer,) = await waiting(house)
    return await house.perform(offers.accept if yes else offers.decline, caller, offer.id)


async def merged(house: House) -> None:
    """Ben offers that 1 goes into 2, chi says yes."""
    await house.perform(offers.offer_merge, BEN, "t1", "t2")
    facts(await answer(house, CHI))
