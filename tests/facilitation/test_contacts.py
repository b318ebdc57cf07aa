"""Cards, end to end with the cast. chi agreed to be named nowhere."""

from dataclasses import replace

import pytest

from openspace.domain.contacts import MOST_WAITING, CardWords
from openspace.domain.permissions import Caller
from openspace.facilitation import contacts
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.store import contacts as kept_cards
from openspace.store import gatherings
from tests.cast import ANA, BEN, CHI, DEE, ana, ben, gathering, kept, registered
from tests.domain.saying import code, facts

CHIS = CardWords("Chi Č.", "", "A boat", "", "chi@example.org")


async def held(house: House, person: str) -> list[tuple[str, str]]:
    """Whose cards somebody holds, and what is looked for on them."""
    cards = await house.store.read(lambda tx: kept_cards.held(tx, person))
    return [(each.participant, each.words.seeks) for each in cards]


async def waiting(house: House, person: str) -> tuple[str, ...]:
    return (await house.store.read(lambda tx: kept_cards.cards(tx, person))).waiting


async def test_two_exchange_cards_with_one_tap_each(house: House) -> None:
    """V3 to V5."""
    facts(await house.perform(contacts.write, CHI, CHIS))
    facts(await house.perform(contacts.write, BEN, CardWords("Ben Bø")))
    facts(await house.perform(contacts.give, CHI, "ben"))
    assert (await held(house, "ben"), await held(house, "chi")) == ([("chi", "A boat")], [])
    facts(await house.perform(contacts.give, BEN, "chi"))
    assert await held(house, "chi") == [("ben", "")]
    assert await held(house, "ana") == []


async def test_nobody_is_given_a_card_whom_one_cannot_meet(house: House) -> None:
    """V4: the same for chi, who shows no name, for oneself, and for nobody."""
    facts(await house.perform(contacts.write, ANA, CardWords("Ana")))
    outcomes = [await house.perform(contacts.give, ANA, who) for who in ("chi", "ana", "dee", "")]
    assert outcomes == [outcomes[0]] * 4
    assert code(outcomes[0]) == "nobody_there"
    assert code(await house.perform(contacts.give, CHI, "chi")) == "nobody_there"
    facts(await house.perform(contacts.write, CHI, CHIS))
    facts(await house.perform(contacts.give, CHI, "ana"))
    facts(await house.perform(contacts.give, ANA, "chi"))


async def test_nobody_of_another_gathering_is_met(house: House) -> None:
    """V4."""
    other = replace(ben, id="eli")
    await house.store.write(lambda tx: gatherings.add(tx, replace(gathering(), code="other")))
    await house.store.write(kept(registered(other, "other")))
    facts(await house.perform(contacts.write, ANA, CardWords("Ana")))
    assert code(await house.perform(contacts.give, ANA, "eli")) == "nobody_there"
    facts(await house.perform(contacts.give, ANA, "ben"))


async def test_who_has_no_card_gives_it_by_writing_it(house: House) -> None:
    """V1, V3: in one commit; who cannot be met gets nothing by it."""
    assert code(await house.perform(contacts.give, CHI, "ben")) == "no_card"
    assert code(await house.perform(contacts.write, CHI, CardWords(" "), "ben")) != ""
    assert await held(house, "ben") == []
    facts(await house.perform(contacts.write, CHI, CHIS, "ben"))
    assert await held(house, "ben") == [("chi", "A boat")]
    facts(await house.perform(contacts.write, ANA, CardWords("Ana"), "chi"))
    assert await held(house, "chi") == []


async def test_a_card_follows_its_owner_and_goes_when_it_is_taken_back(house: House) -> None:
    """V6."""
    facts(await house.perform(contacts.write, CHI, CHIS, "ben"))
    facts(await house.perform(contacts.write, BEN, CardWords("Ben"), "chi"))
    facts(await house.perform(contacts.write, CHI, replace(CHIS, seeks="A quay")))
    assert await held(house, "ben") == [("chi", "A quay")]
    facts(await house.perform(contacts.take_back, CHI, "ben"))
    assert (await held(house, "ben"), await held(house, "chi")) == ([], [("ben", "")])
    assert await house.perform(contacts.take_back, CHI, "ben") == ()
    facts(await house.perform(contacts.give, CHI, "ben"))
    facts(await house.perform(contacts.tear_up, CHI))
    assert (await held(house, "ben"), await held(house, "chi")) == ([], [("ben", "")])
    assert await house.perform(contacts.tear_up, CHI) == ()


async def test_a_flood_is_slowed(house: House) -> None:
    """V7."""
    crowd = [replace(ana, id=f"p{number}") for number in range(MOST_WAITING + 1)]
    await house.store.write(kept(*(replace(registered(ana), participant=p.id) for p in crowd)))
    facts(await house.perform(contacts.write, BEN, CardWords("Ben")))
    for each in crowd[:-1]:
        facts(await house.perform(contacts.give, BEN, each.id))
    assert code(await house.perform(contacts.give, BEN, crowd[-1].id)) == "too_many_cards"
    assert len(await waiting(house, "ben")) == MOST_WAITING
    facts(await house.perform(contacts.take_back, BEN, crowd[0].id))
    facts(await house.perform(contacts.give, BEN, crowd[-1].id))


@pytest.mark.parametrize("who", [DEE, Caller("circle", None, DEE.role)])
async def test_dee_has_no_card_and_gives_none(house: House, who: Caller) -> None:
    assert await house.perform(contacts.write, who, CardWords("Dee")) == NOT_ALLOWED
    for verb in (contacts.give, contacts.take_back, contacts.put_away):
        assert await house.perform(verb, who, "ben") == NOT_ALLOWED
    assert await house.perform(contacts.tear_up, who) == NOT_ALLOWED
