"""Somebody is removed: what becomes of them, of what they convene, and of what was on its way."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from openspace.domain.convening import present
from openspace.domain.facts.notices import NoticeGiven
from openspace.domain.marketplace import Topic
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Role
from openspace.domain.proposals import Proposal
from openspace.domain.refusal import Refusal
from openspace.domain.whereabouts import Whereabouts
from openspace.facilitation import calendar, door, marketplace, notes, offers, whereabouts
from openspace.facilitation.house import House
from openspace.facilitation.recognition import Visit, recognise
from openspace.facilitation.removal import readmit, remove
from openspace.store import calendars, participants
from openspace.store import marketplace as wall
from openspace.store import notes as kept_notes
from openspace.store import whereabouts as kept
from openspace.store.offers import open_offers
from tests.cast import ANA, BEN, CHI, CODE, DEE, KEYS, chi
from tests.domain.saying import code, facts
from tests.editors import written
from tests.facilitation.conftest import Heard

Act = Callable[[House], Awaitable[object]]


async def of_ben(house: House) -> Visit | None:
    return await recognise(house, CODE, KEYS["ben"])


async def first(house: House) -> Topic:
    return (await house.store.read(lambda tx: wall.topics(tx, CODE)))[0]


async def where(house: House, person: str) -> Whereabouts:
    return await house.store.read(lambda tx: kept.of(tx, person))


async def test_rm2_their_key_and_every_link_is_answered_so(house: House) -> None:
    link = await door.invite(house, CODE, Role.FACILITATOR)
    before = await of_ben(house)
    assert before is not None
    assert (before.caller, before.removed) == (BEN, "")
    facts(await house.perform(remove, ANA, "ben"))
    for visit in (await of_ben(house), await recognise(house, CODE, KEYS["ben"], link)):
        assert visit is not None
        assert (visit.caller, visit.removed, visit.may_read) == (DEE, "ben", False)


async def test_rm2_they_stand_nowhere_and_are_counted_no_more(house: House) -> None:
    await house.perform(whereabouts.enter, BEN, "b1")
    before = await house.store.read(lambda tx: participants.count(tx, CODE))
    await house.perform(remove, ANA, "ben")
    assert await where(house, "ben") == Whereabouts("ben", None, away=True)
    assert await house.store.read(lambda tx: participants.count(tx, CODE)) == before - 1


ACTS: dict[str, Act] = {
    "a vote": lambda h: h.perform(marketplace.cast_vote, CHI, "t1"),
    "a move": lambda h: h.perform(whereabouts.enter, CHI, "b1"),
    "coming back": lambda h: h.perform(whereabouts.arrive, CHI),
    "a topic": lambda h: h.perform(marketplace.propose, CHI, Proposal("Late")),
    "an offer": lambda h: h.perform(offers.offer_help, CHI, "t1"),
    "a calendar": lambda h: h.perform(calendar.subscribe, CHI, "a secret"),
}


@pytest.mark.parametrize("name", ACTS)
async def test_rm2_what_was_on_its_way_is_not_done(house: House, name: str) -> None:
    """They were let in before, and wait in the queue behind their removal."""
    assert not isinstance(await ACTS[name](house), Refusal)
    await house.perform(marketplace.take_back_vote, CHI, "t1")
    removal, act = await asyncio.gather(house.perform(remove, ANA, "chi"), ACTS[name](house))
    facts(removal)
    assert code(act) == "removed"


@pytest.mark.parametrize("removed_first", [True, False])
async def test_rm1_a_link_to_the_desk_and_a_removal_race(house: House, removed_first: bool) -> None:
    """Whichever comes first in the queue counts: nobody who facilitates is out."""
    link = await door.invite(house, CODE, Role.FACILITATOR)
    out = house.perform(remove, ANA, "chi")
    up = house.perform(door.raise_role, CHI, link, KEYS["chi"], "another key")
    outcomes = await asyncio.gather(*((out, up) if removed_first else (up, out)))
    assert [code(each) for each in outcomes] == ["", "removed" if removed_first else "facilitates"]


async def test_rm2_of_many_at_once_nothing_is_done_after_the_removal(
    house: House, heard: Heard
) -> None:
    """Whatever the order in the queue: the last that is told of them is that they are gone."""
    rooms = ("b1", "plenary", "help")
    moves = [house.perform(whereabouts.enter, CHI, rooms[n % 3]) for n in range(30)]
    moves.insert(15, house.perform(remove, ANA, "chi"))
    outcomes = await asyncio.gather(*moves)
    refused = [code(each) == "removed" for each in outcomes]
    assert refused == [False] * 16 + [True] * 15
    assert await where(house, "chi") == Whereabouts("chi", None, away=True)


async def test_rm3_what_they_wrote_and_marked_stays(house: House) -> None:
    words = written(lambda editor: editor.write("Blåbær"))
    await house.perform(marketplace.cast_vote, CHI, "t1")
    await house.perform(notes.write, CHI, "b1", [(CHI, words)])
    await house.perform(remove, ANA, "chi")
    assert await house.store.read(lambda tx: kept_notes.log(tx, "b1")) == [("chi", words)]
    assert (await house.store.read(lambda tx: wall.interest(tx, CODE)))["t1"] == (1, 1)


async def test_rm3_words_that_had_come_before_are_kept_after_it(house: House) -> None:
    """A note's words wait for each other's commit; one person's removal takes no one else's."""
    words = written(lambda editor: editor.write("Blåbær"))
    batch = [(CHI, words), (BEN, words)]
    await asyncio.gather(
        house.perform(remove, ANA, "chi"), house.perform(notes.write, ANA, "b1", batch)
    )
    assert await house.store.read(lambda tx: kept_notes.log(tx, "b1")) == [
        ("chi", words),
        ("ben", words),
    ]


async def test_rm4_their_topic_waits_and_who_goes_on_is_told(house: House, heard: Heard) -> None:
    facts(await house.perform(remove, ANA, "ben"))
    assert (present(await first(house)), (await first(house)).withdrawn) == ((), False)
    assert not [fact for fact in heard.facts if isinstance(fact, NoticeGiven)]


async def test_rm4_others_go_on_and_are_told(house: House, heard: Heard) -> None:
    await house.perform(offers.offer_help, CHI, "t1")
    (offer,) = await house.store.read(lambda tx: open_offers(tx, CODE))
    await house.perform(offers.accept, BEN, offer.id)
    assert present(await first(house)) == ("ben", "chi")
    facts(await house.perform(remove, ANA, "ben"))
    assert present(await first(house)) == ("chi",)
    told = [fact for fact in heard.facts if isinstance(fact, NoticeGiven)]
    assert [(fact.participant, fact.kind) for fact in told][-1] == ("chi", "convener_left")


async def test_rm6_let_in_again_the_same_key_opens_and_they_begin_in_the_hallway(
    house: House,
) -> None:
    await house.perform(whereabouts.enter, CHI, "b1")
    await house.perform(remove, ANA, "chi")
    facts(await house.perform(readmit, ANA, "chi"))
    visit = await recognise(house, CODE, KEYS["chi"])
    assert visit is not None
    assert visit.participant == chi
    await house.perform(whereabouts.arrive, CHI)
    assert await where(house, "chi") == Whereabouts("chi", None, away=False)


async def test_their_calendar_leads_nowhere_while_they_are_out(house: House) -> None:
    await house.perform(calendar.subscribe, CHI, "a secret")
    owner = lambda tx: calendars.owner(tx, CODE, "a secret")  # noqa: E731
    assert await house.store.read(owner) == chi
    await house.perform(remove, ANA, "chi")
    assert await house.store.read(owner) is None


async def test_nobody_but_a_facilitator_removes_and_nobody_of_another_gathering(
    house: House,
) -> None:
    for caller in (BEN, CHI, DEE):
        assert code(await house.perform(remove, caller, "chi")) == "not_allowed"
        assert code(await house.perform(readmit, caller, "chi")) == "not_allowed"
    assert code(await house.perform(remove, ANA, "kim")) == "no_such_person"
    eli = Introduction("Eli", "", "civil")
    (came,) = facts(await house.perform(door.register, DEE, eli, None, "a new key"))
    facts(await house.perform(remove, ANA, getattr(came, "participant")))  # noqa: B009
