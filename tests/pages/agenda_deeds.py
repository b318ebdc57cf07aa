"""Deeds of placing, of seminars and of suggestions, for test_pushes."""

from collections.abc import Awaitable, Callable, Mapping

from openspace.domain.facts.agenda import Move
from openspace.domain.permissions import Caller
from openspace.domain.programme import Seminar
from openspace.domain.proposals import Proposal
from openspace.facilitation import agenda, marketplace, notices, programme, suggestion, whereabouts
from openspace.facilitation.house import House
from openspace.store import marketplace as wall
from openspace.store import notices as kept_notices
from openspace.store import suggestion as arrangements
from tests.cast import ANA, BEN, CHI, CODE
from tests.pages.offer_deeds import APPOINTED, FAY, Deed, later

ONE_MORE = Proposal("One more", anyway=True)
STEP = (Move("t1", "b1", ("r1", "haven"), ("r2", "new-1")),)


async def further(house: House, deed: Callable[[str], Awaitable[object]]) -> object:
    """Something done with the second run of ben's topic."""
    topics = await house.store.read(lambda tx: wall.topics(tx, CODE))
    return await deed(topics[0].further[0])


async def put_all_away(house: House, caller: Caller) -> object:
    """Nothing is left to tell somebody."""
    told = await house.store.read(lambda tx: kept_notices.notices_for(tx, caller.person))
    return [await house.perform(notices.put_away, caller, each.id) for each in told][-1]


async def seminar(house: House, deed: Callable[[str], Awaitable[object]]) -> object:
    """Something done with the programme's only seminar."""
    topics = await house.store.read(lambda tx: wall.topics(tx, CODE))
    return await deed(next(each.id for each in topics if each.fixed))


async def taken_back(house: House) -> object:
    last = await house.store.read(lambda tx: arrangements.last_arrangement(tx, CODE))
    assert last is not None
    return await house.perform(suggestion.undo, ANA, last.id)


AGENDA_DEEDS: Mapping[str, tuple[Deed, ...]] = {
    "a topic is placed": (lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),),
    "a topic is moved": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(agenda.place, BEN, "t1", ("r2", "loft")),
    ),
    "a topic is taken off": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(agenda.unplace, BEN, "t1"),
    ),
    "a topic is held again": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(agenda.hold_again, BEN, "t1"),
    ),
    "somebody else's topic is moved": (
        APPOINTED,
        lambda h: h.perform(marketplace.propose, ANA, Proposal("Ana's <own>")),
        lambda h: later(h, 1, lambda own: h.perform(agenda.place, FAY, own, ("r1", "haven"))),
    ),
    "a notice is put away": (
        APPOINTED,
        lambda h: h.perform(marketplace.propose, ANA, Proposal("Ana's <own>")),
        lambda h: later(h, 1, lambda own: h.perform(agenda.place, FAY, own, ("r1", "haven"))),
        lambda h: put_all_away(h, ANA),
    ),
    "a further run is placed": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(agenda.hold_again, BEN, "t1"),
        lambda h: further(h, lambda run: h.perform(agenda.place, BEN, "t1", ("r2", "loft"), run)),
    ),
    "a further run is dropped": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(agenda.hold_again, BEN, "t1"),
        lambda h: further(h, lambda run: h.perform(agenda.drop_run, BEN, run)),
    ),
    "a further run with somebody in it is dropped": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(agenda.hold_again, BEN, "t1"),
        lambda h: further(h, lambda run: h.perform(whereabouts.enter, CHI, run)),
        lambda h: further(h, lambda run: h.perform(agenda.drop_run, BEN, run)),
    ),
    "the grid grows": (
        *(lambda h: h.perform(marketplace.propose, CHI, ONE_MORE) for _ in range(4)),
        lambda h: h.perform(agenda.place_rest, ANA),
    ),
    "a seminar is added": (
        lambda h: h.perform(programme.add_seminar, ANA, Seminar("Set beforehand", "Energy")),
    ),
    "a seminar is changed": (
        lambda h: h.perform(programme.add_seminar, ANA, Seminar("Set beforehand", "Energy")),
        lambda h: seminar(h, lambda it: h.perform(agenda.place, ANA, it, ("r1", "loft"))),
        lambda h: seminar(
            h,
            lambda it: h.perform(
                programme.change_seminar, ANA, it, Seminar("Other", "Sea", "Eli\nBo", "Why")
            ),
        ),
    ),
    "a suggestion is applied": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(suggestion.arrange, ANA, [STEP]),
    ),
    "a suggestion is taken back": (
        lambda h: h.perform(agenda.place, BEN, "t1", ("r1", "haven")),
        lambda h: h.perform(suggestion.arrange, ANA, [STEP]),
        taken_back,
    ),
}
