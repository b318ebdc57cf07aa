"""Deeds of people in a room, for the check that a page and its pushes equal a fresh page."""

from collections.abc import Mapping
from datetime import timedelta

from openspace.bus.presence import Person
from openspace.domain.facts.calls import CallersChanged
from openspace.domain.permissions import Caller, Role
from openspace.facilitation import (
    agenda,
    chat,
    consent,
    gathering,
    helping,
    marketplace,
    rooms,
    whereabouts,
)
from openspace.facilitation.calls import tell
from openspace.facilitation.house import House, Verb, new_id
from openspace.store.helping import waiting
from tests.cast import ANA, BEN, CHI, CLOSING, CODE, MARKET, ROUND_1
from tests.house import Clock
from tests.pages.offer_deeds import APPOINTED, FAY, Deed


def inside(room: str) -> tuple[Deed, ...]:
    """Ben and chi go into a room."""
    return (
        lambda h: h.perform(whereabouts.enter, CHI, room),
        lambda h: h.perform(whereabouts.enter, BEN, room),
    )


CHIS_HAND: Deed = lambda h: h.perform(rooms.raise_hand, CHI, "b1")  # noqa: E731
ASKED: Deed = lambda h: h.perform(helping.ask, CHI, "b1", "No <sound>")  # noqa: E731
PLACED: Deed = lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven"))  # noqa: E731
ROUND: Deed = lambda h: h.perform(gathering.open_phase, ANA, ROUND_1, MARKET)  # noqa: E731
BEN_WRITES: Deed = lambda h: h.perform(rooms.take_notes, BEN, "b1")  # noqa: E731


def says(words: str) -> Deed:
    """Chi says a line in b1."""
    return lambda h: h.perform(chat.say, CHI, h.chats, "b1", (new_id(), words))


async def unsaid(house: House) -> object:
    """Ben takes the first line away."""
    line = house.chats.lines(CODE, "b1")[0].id
    return await house.perform(chat.take_away, BEN, house.chats, "b1", line)


async def forgotten(house: House) -> object:
    """Half an hour after the round."""
    clock = house.clock
    assert isinstance(clock, Clock)
    clock.now += timedelta(hours=12)
    outside = Caller(CODE, None, Role.OUTSIDE)
    return await house.perform(chat.forget, outside, house.chats, "b1")


def called(*people: str) -> Deed:
    """These join the call of b1."""

    async def deed(house: House) -> object:
        for each in people:
            house.calling.began(Person(CODE, each), "b1")
        tell(house, CODE, "b1")
        return (CallersChanged(CODE, "b1"),)

    return deed


async def hung_up(house: House) -> object:
    """The last leaves it."""
    house.calling.ended(Person(CODE, "chi"))
    tell(house, CODE, "b1")
    return (CallersChanged(CODE, "b1"),)


ANA_TOO: Deed = lambda h: h.perform(whereabouts.enter, ANA, "b1")  # noqa: E731


async def helped(house: House, verb: Verb[[str]], who: Caller = ANA) -> object:
    """A facilitator answers who has waited longest."""
    asked = await house.store.read(lambda tx: waiting(tx, CODE))
    return await house.perform(verb, who, asked[0].id)


ROOM_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "hands go up": (
        *inside("b1"),
        CHIS_HAND,
        lambda h: h.perform(rooms.raise_hand, BEN, "b1"),
    ),
    "a hand goes up in the plenary": (
        *inside("plenary"),
        lambda h: h.perform(rooms.raise_hand, CHI, "plenary"),
    ),
    "a hand is lowered": (
        *(*inside("b1"), CHIS_HAND),
        lambda h: h.perform(rooms.lower_hand, CHI, "b1"),
    ),
    "somebody leaves with a hand up": (
        *(*inside("b1"), CHIS_HAND),
        lambda h: h.perform(whereabouts.leave, CHI),
    ),
    "somebody takes notes": (*inside("b1"), BEN_WRITES),
    "the notes are passed on": (
        *(*inside("b1"), BEN_WRITES),
        lambda h: h.perform(rooms.pass_notes_on, BEN, "b1", "chi"),
    ),
    "the notes are given back": (
        *(*inside("b1"), BEN_WRITES),
        lambda h: h.perform(rooms.give_notes_back, BEN, "b1"),
    ),
    "whoever took notes leaves": (
        *(*inside("b1"), BEN_WRITES),
        lambda h: h.perform(whereabouts.enter, BEN, "help"),
    ),
    "a facilitator is asked for": (*inside("b1"), ASKED),
    "a facilitator is asked for in the plenary": (
        *inside("plenary"),
        lambda h: h.perform(helping.ask, CHI, "plenary", "Who speaks?"),
    ),
    "a facilitator is on the way": (*inside("b1"), ASKED, lambda h: helped(h, helping.answer)),
    "a facilitator has helped": (*inside("b1"), ASKED, lambda h: helped(h, helping.end)),
    "a facilitator who was on the way is here": (
        APPOINTED,
        lambda h: h.perform(whereabouts.enter, BEN, "b1"),
        lambda h: h.perform(helping.ask, BEN, "b1", "No sound"),
        lambda h: helped(h, helping.answer, FAY),
        lambda h: h.perform(whereabouts.enter, FAY, "b1"),
    ),
    "the last leaves a room that asked": (
        *(*inside("b1"), ASKED, lambda h: h.perform(whereabouts.leave, BEN)),
        lambda h: h.perform(whereabouts.enter, CHI, "plenary"),
    ),
    "they manage by themselves": (
        *(*inside("b1"), ASKED),
        lambda h: h.perform(helping.manage, BEN, "b1"),
    ),
    "a round begins in its rooms": (PLACED, ROUND),
    "a round is over": (
        *(PLACED, ROUND),
        lambda h: h.perform(gathering.open_phase, ANA, ROUND_1 + 1, ROUND_1),
    ),
    "a round is over and everyone meets": (
        *(PLACED, ROUND),
        lambda h: h.perform(gathering.open_phase, ANA, CLOSING, ROUND_1),
    ),
    "a topic moves into the round that runs": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r2", "loft")),
        ROUND,
        lambda h: h.perform(agenda.place, ANA, "t1", ("r1", "haven")),
    ),
    "some join the call": (*inside("b1"), ANA_TOO, called("ben", "chi")),
    "the last leaves the call": (*inside("b1"), ANA_TOO, called("chi"), hung_up),
    "somebody in a call takes their name back": (
        *(*inside("b1"), ANA_TOO, called("ben")),
        lambda h: h.perform(consent.change, BEN, named=False, listed=False),
    ),
    "somebody says a line": (
        *(*inside("b1"), ANA_TOO, says("First")),
        says("See <https://example.org/a>."),
    ),
    "a line is taken away": (*inside("b1"), ANA_TOO, says("One"), says("Two"), unsaid),
    "a chat is forgotten": (
        *(*inside("b1"), ANA_TOO, PLACED, ROUND, says("One")),
        lambda h: h.perform(gathering.open_phase, ANA, ROUND_1 + 1, ROUND_1),
        forgotten,
    ),
    "ben's topic with people in its room is withdrawn": (
        *(*inside("b1"), PLACED),
        lambda h: h.perform(marketplace.withdraw, BEN, "t1"),
    ),
    "people move to and from a standing room": (
        lambda h: h.perform(whereabouts.enter, CHI, "plenary"),
        lambda h: h.perform(whereabouts.enter, BEN, "plenary"),
        lambda h: h.perform(whereabouts.enter, BEN, "help"),
        lambda h: h.perform(gathering.open_phase, ANA, CLOSING + 1, MARKET),
    ),
    "somebody is alone in a room of another round": (
        lambda h: h.perform(whereabouts.enter, BEN, "b1"),
    ),
    "somebody is alone in a room of a coming round": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r2", "haven")),
        lambda h: h.perform(whereabouts.enter, BEN, "b1"),
    ),
    "somebody leaves a room of another round": (
        lambda h: h.perform(whereabouts.enter, BEN, "b1"),
        lambda h: h.perform(whereabouts.leave, BEN),
    ),
    "people move in a round": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(gathering.open_phase, ANA, ROUND_1, MARKET),
        lambda h: h.perform(whereabouts.enter, BEN, "b1"),
    ),
}
