"""Coming in: by an open door, by an invitation, and with a key that opens again."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from openspace.domain.facts.participants import ParticipantRegistered, RoleRaised
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Role
from openspace.domain.refusal import Outcome
from openspace.facilitation.door import invite, raise_role, register
from openspace.facilitation.house import House
from openspace.facilitation.recognition import Visit, cookie_name, recognise
from openspace.store import gatherings, participants
from tests.cast import ANA, BEN, CHI, CODE, DEE, KEYS, PEOPLE, ana, chi, gathering
from tests.domain.saying import code, facts
from tests.facilitation.conftest import Heard
from tests.house import Clock

ELI = Introduction("Eli", "", "civil")
CLOSED = replace(DEE, gathering="closed")


@pytest.fixture
async def closed(house: House) -> House:
    """The house with a second gathering, for the invited only."""
    invited = replace(gathering(), code="closed", visibility="invited")
    await house.store.write(lambda tx: gatherings.add(tx, invited))
    return house


async def come(house: House, link: str | None = None, *, key: str = "a new key") -> Outcome:
    return await house.perform(register, DEE, ELI, link, key)


async def people(house: House, code: str = CODE) -> list[tuple[str, Role]]:
    everybody = await house.store.read(lambda tx: participants.everybody(tx, code))
    return [(person.name, person.role) for person in everybody]


async def test_an_open_door_lets_anybody_in_and_their_key_opens_again(
    house: House, heard: Heard
) -> None:
    (fact,) = facts(await come(house))
    assert isinstance(fact, ParticipantRegistered)
    assert heard.facts == [fact]
    visit = await recognise(house, CODE, "a new key")
    assert visit is not None
    assert visit.participant is not None
    assert (visit.participant.id, visit.participant.name) == (fact.participant, "Eli")
    assert visit.caller.role is Role.PARTICIPANT


async def test_a_refused_introduction_leaves_no_key_and_uses_up_nothing(house: House) -> None:
    link = await invite(house, CODE, Role.FACILITATOR, 1)
    outcome = await house.perform(register, DEE, replace(ELI, name=" "), link, "a new key")
    assert code(outcome) == "name_blank"
    visit = await recognise(house, CODE, "a new key")
    assert visit is not None
    assert visit.participant is None
    assert code(await come(house, link)) == ""


async def test_an_invitation_gives_the_role(house: House) -> None:
    link = await invite(house, CODE, Role.FACILITATOR)
    await come(house, link)
    assert (await people(house))[-1] == ("Eli", Role.FACILITATOR)


async def test_a_link_for_one_lets_one_in(house: House) -> None:
    link = await invite(house, CODE, Role.FACILITATOR, 1)
    outcomes = await asyncio.gather(*(come(house, link, key=f"key {n}") for n in range(10)))
    assert sorted(code(each) for each in outcomes) == [""] + ["link_ended"] * 9
    assert len(await people(house)) == len(PEOPLE) + 1


async def test_a_link_that_is_wrong_opens_nothing_not_even_an_open_door(house: House) -> None:
    assert code(await come(house, "guessed")) == "link_ended"
    assert code(await come(house)) == ""
    assert len(await people(house)) == len(PEOPLE) + 1


async def test_a_link_of_another_gathering_opens_nothing(closed: House) -> None:
    link = await invite(closed, CODE, Role.FACILITATOR)
    outcome = await closed.perform(register, CLOSED, ELI, link, "a new key")
    assert code(outcome) == "link_ended"
    assert await people(closed, "closed") == []


async def test_into_an_invited_gathering_one_comes_by_a_link_alone(closed: House) -> None:
    link = await invite(closed, "closed", Role.PARTICIPANT)
    assert code(await closed.perform(register, CLOSED, ELI, None, "key 1")) == "link_ended"
    assert code(await closed.perform(register, CLOSED, ELI, "", "key 2")) == "link_ended"
    assert code(await closed.perform(register, CLOSED, ELI, link, "key 3")) == ""
    assert await people(closed, "closed") == [("Eli", Role.PARTICIPANT)]


async def test_a_form_that_is_sent_twice_brings_in_one_person_and_uses_a_link_once(
    house: House, heard: Heard
) -> None:
    link = await invite(house, CODE, Role.FACILITATOR, 2)
    outcomes = await asyncio.gather(*(come(house, link) for _ in range(5)))
    assert sorted(len(facts(each)) for each in outcomes) == [0, 0, 0, 0, 1]
    assert len(heard.facts) == 1
    assert len(await people(house)) == len(PEOPLE) + 1
    assert code(await come(house, link, key="another")) == ""
    assert code(await come(house, link, key="one more")) == "link_ended"


async def test_a_link_raises_the_role_of_somebody_inside_and_changes_their_key(
    house: House, heard: Heard
) -> None:
    link = await invite(house, CODE, Role.FACILITATOR, 1)
    outcome = await house.perform(raise_role, CHI, link, KEYS["chi"], "another")
    assert heard.facts == list(facts(outcome)) == [RoleRaised(CODE, "chi", "facilitator")]
    visit = await recognise(house, CODE, "another")
    assert visit == Visit(gathering(), replace(chi, role=Role.FACILITATOR))
    assert await recognise(house, CODE, KEYS["chi"]) == Visit(gathering(), None)
    again = await house.perform(raise_role, BEN, link, KEYS["ben"], "one more")
    assert code(again) == "link_ended"


async def test_a_link_that_raises_nothing_is_not_used_up_and_changes_no_key(house: House) -> None:
    for caller, role in ((BEN, Role.PARTICIPANT), (ANA, Role.FACILITATOR)):
        link = await invite(house, CODE, role, 1)
        key = KEYS[caller.person]
        assert facts(await house.perform(raise_role, caller, link, key, "another")) == ()
        visit = await recognise(house, CODE, key, link)
        assert visit is not None
        assert (visit.caller, visit.invited_as) == (caller, role)


async def test_whom_a_link_raises_is_told_so_only_while_it_lasts(
    house: House, clock: Clock
) -> None:
    lasts = timedelta(minutes=10)
    link = await invite(house, CODE, Role.FACILITATOR, 1, lasts)
    for moment, role in ((clock.now, Role.FACILITATOR), (clock.now + lasts, None)):
        clock.now = moment
        visit = await recognise(house, CODE, KEYS["chi"], link)
        assert visit == Visit(gathering(), chi, role, for_one=role is not None)


async def test_nobody_outside_and_no_link_from_elsewhere_raises_a_role(closed: House) -> None:
    elsewhere = await invite(closed, "closed", Role.FACILITATOR)
    here = await invite(closed, CODE, Role.FACILITATOR)
    for caller, link, said in (
        (CHI, elsewhere, "link_ended"),
        (CHI, "guessed", "link_ended"),
        (DEE, here, "not_allowed"),
    ):
        outcome = await closed.perform(raise_role, caller, link, KEYS["chi"], "another")
        assert code(outcome) == said
    assert await people(closed) == [(person.name, person.role) for person in PEOPLE]


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.id)
async def test_a_key_says_who_is_asking(house: House, person: object) -> None:
    key = KEYS[getattr(person, "id")]  # noqa: B009
    visit = await recognise(house, CODE, key)
    assert visit == Visit(gathering(), person)  # type: ignore[arg-type]


async def test_without_a_key_or_with_a_wrong_one_somebody_is_outside(house: House) -> None:
    for key in (None, "", "guessed", "the key of dee"):
        visit = await recognise(house, CODE, key)
        assert visit == Visit(gathering(), None)
        assert visit.caller == DEE


async def test_a_key_of_one_gathering_opens_no_other(closed: House) -> None:
    assert await recognise(closed, CODE, KEYS["ana"]) == Visit(gathering(), ana)
    assert await recognise(closed, "closed", KEYS["ana"]) is None


async def test_an_invitation_shows_an_invited_gathering_while_it_still_lets_in(
    closed: House,
) -> None:
    link = await invite(closed, "closed", Role.FACILITATOR, 1)
    visit = await recognise(closed, "closed", None, link)
    assert visit is not None
    assert (visit.participant, visit.invited_as) == (None, Role.FACILITATOR)
    assert not visit.may_read
    assert await recognise(closed, "closed", None, "guessed") is None
    elsewhere = await recognise(closed, CODE, None, link)
    assert elsewhere is not None
    assert elsewhere.invited_as is None
    assert code(await closed.perform(register, CLOSED, ELI, link, "a new key")) == ""
    assert await recognise(closed, "closed", None, link) is None


async def test_a_gathering_that_is_not_there_is_none(house: House) -> None:
    assert await recognise(house, "nowhere", KEYS["ana"]) is None


def test_what_is_open_may_be_read_by_anyone_and_what_is_invited_by_those_inside() -> None:
    invited = replace(gathering(), visibility="invited")
    allowed = [
        Visit(where, who).may_read for where in (gathering(), invited) for who in (None, chi)
    ]
    assert allowed == [True, True, False, True]
    assert Visit(gathering(), ana).caller.facilitates


def test_each_gathering_has_a_cookie_of_its_own() -> None:
    assert (cookie_name("demo"), cookie_name(CODE)) == ("openspace_demo", "openspace_circle")
