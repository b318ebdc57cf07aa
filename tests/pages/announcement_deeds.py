"""Deeds of the desk on the day, and what the house sees by itself; ana looks."""

from collections.abc import Mapping
from datetime import timedelta

from openspace.bus.channels import DESK, HEALTH, Channel
from openspace.bus.presence import Person
from openspace.domain.announcements import Typed
from openspace.domain.rounds import times_seen
from openspace.facilitation import (
    agenda,
    announcements,
    attention,
    gathering,
    health,
    rounds,
    whereabouts,
)
from openspace.facilitation.house import House, Verb
from openspace.store.announcements import standing
from tests.cast import ANA, BEN, CHI, CODE, MARKET, ROUND_1, STRETCHES
from tests.house import Clock
from tests.pages.offer_deeds import Deed

LANGUAGES = ("en", "nb")


def said(to: str, text: str = "Lunch is <b>served</b>") -> Deed:
    """Ana says something."""
    return lambda h: h.perform(announcements.announce, ANA, Typed(text, to, "en"), LANGUAGES)


def called(room: str) -> Deed:
    """Ana asks everyone to come."""
    return lambda h: h.perform(announcements.call_together, ANA, Typed("", room), LANGUAGES)


async def of_first(house: House, verb: Verb[[str]]) -> object:
    """Do this to the oldest that stands."""
    first, *_ = await house.store.read(lambda tx: standing(tx, CODE))
    return await house.perform(verb, ANA, first.id)


async def measured(house: House) -> object:
    """Ana is connected, and the house measures itself."""
    house.presence.connected(Person(CODE, "ana"))
    await health.measure(house)
    return house.bus.since(Channel(CODE, HEALTH), house.bus.epoch, 0)


async def looked_round(house: House) -> object:
    """The house looks round, and again a quarter of an hour later."""
    clock, desk = house.clock, Channel(CODE, DESK)
    assert isinstance(clock, Clock)
    await attention.look_round(house)
    seen = house.bus.sequence(desk)
    clock.now += timedelta(minutes=15)
    await attention.look_round(house)
    return house.bus.since(desk, house.bus.epoch, seen)


PLACED: Deed = lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven"))  # noqa: E731
ANA_IN: Deed = lambda h: h.perform(whereabouts.enter, ANA, "b1")  # noqa: E731
ANNOUNCEMENT_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "something is announced to everyone": (said("everyone"), said("everyone", "And coffee")),
    "something is announced to a room": (PLACED, ANA_IN, said("room:b1")),
    "something is announced to another room": (said("room:plenary"),),
    "something is announced to a sector": (said("sector:public"),),
    "something is announced to another sector": (said("sector:civil"),),
    "an announcement is put away": (
        *(said("everyone"), said("everyone", "And coffee")),
        lambda h: of_first(h, announcements.put_away),
    ),
    "an announcement is withdrawn": (
        said("everyone"),
        lambda h: of_first(h, announcements.withdraw),
    ),
    "everyone is asked to come together": (called("plenary"),),
    "everyone is asked to come elsewhere": (PLACED, called("plenary"), called("b1")),
    "somebody comes to where all are asked to": (
        *(called("plenary"), lambda h: h.perform(whereabouts.arrive, BEN)),
        lambda h: h.perform(whereabouts.enter, CHI, "plenary"),
    ),
    "a phase opens that ends it": (
        *(called("plenary"), said("everyone")),
        lambda h: h.perform(gathering.open_phase, ANA, MARKET + 2, MARKET),
    ),
    "somebody waits alone": (
        *(PLACED, lambda h: h.perform(gathering.open_phase, ANA, ROUND_1, MARKET)),
        *(lambda h: h.perform(whereabouts.enter, BEN, "b1"), looked_round),
    ),
    "what is on gets more time": (
        lambda h: h.perform(rounds.extend, ANA, 5, times_seen(STRETCHES[MARKET])),
    ),
    "the health changes": (measured,),
}
