"""Who is invited comes in by their own link, on every device, until it ends (IN1 to IN7)."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from openspace.domain.facts.invitations import GuestForgotten, GuestsInvited
from openspace.domain.guest_list import Guest
from openspace.domain.invitations import Invited
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.signing_in import LINK_ENDED
from openspace.facilitation import invitations as verbs
from openspace.facilitation.codes import TO_REGISTER
from openspace.facilitation.door import invite, register
from openspace.facilitation.erasure import erase_me
from openspace.facilitation.house import House
from openspace.facilitation.recognition import recognise
from openspace.store import gatherings, invitations, participants, reach
from openspace.store.keeping import Transaction
from tests.cast import ANA, CHI, CODE, DEE, gathering
from tests.domain.saying import code, facts

KARI = Guest("Kari Nordmann", "kari@example.no", "Bø", "civil")
KARI_COMES = Introduction("Kari Nordmann", "Bø", "civil")


async def invited(house: House, guest: Guest = KARI, *, regardless: bool = False) -> Outcome:
    return await house.perform(
        verbs.invite_one, ANA, guest, ("kari", "her link"), regardless=regardless
    )


async def come(house: House, link: str | None, key: str) -> Outcome:
    return await house.perform(register, DEE, KARI_COMES, link, key)


async def whose(house: House, key: str) -> str | None:
    visit = await recognise(house, CODE, key)
    return visit.participant.name if visit and visit.participant else None


async def kari(house: House) -> Invited | None:
    return await house.store.read(lambda tx: invitations.one(tx, CODE, "kari"))


async def state(house: House) -> str:
    found = await kari(house)
    return found.state if found else ""


@pytest.fixture
async def closed(house: House) -> House:
    """The house where only the invited come in."""

    def close(tx: Transaction) -> None:
        from_now = replace(gathering(), code="closed", visibility="invited")
        gatherings.add(tx, from_now)

    await house.store.write(close)
    return house


async def test_in1_a_list_invites_each_once(house: House) -> None:
    await invited(house)
    twice = [
        Guest("K", "KARI@example.no"),
        Guest("Ola", "ola@example.no"),
        Guest("O", "OLA@example.no"),
    ]
    fact, *_ = facts(await house.perform(verbs.invite_list, ANA, twice))
    assert isinstance(fact, GuestsInvited)
    assert fact.number == 1
    every = await house.store.read(lambda tx: invitations.everyone(tx, CODE))
    assert [each.email for each in every] == ["kari@example.no", "OLA@example.no"]
    assert code(await house.perform(verbs.invite_list, ANA, twice)) == "nobody_new"
    assert code(await invited(house)) == "guest_email"


async def test_in2_a_link_opens_on_every_device_of_its_owner_who_is_one(house: House) -> None:
    await invited(house)
    assert await state(house) == "invited"
    await come(house, "her link", "phone")
    await come(house, "her link", "laptop")
    await come(house, "her link", "laptop")
    assert (await whose(house, "phone"), await whose(house, "laptop")) == (("Kari Nordmann",) * 2)
    people = await house.store.read(lambda tx: participants.everybody(tx, CODE))
    assert [each.name for each in people].count("Kari Nordmann") == 1
    found = await kari(house)
    assert found is not None
    assert (found.state, found.devices) == ("registered", 2)


async def test_in3_a_link_made_anew_ends_the_others_and_what_came_in_by_them(house: House) -> None:
    await invited(house)
    await come(house, "her link", "phone")
    await house.perform(verbs.make_link, ANA, "kari", "another", anew=False)
    assert await whose(house, "phone") == "Kari Nordmann"
    await house.perform(verbs.make_link, ANA, "kari", "the only one", anew=True)
    assert await whose(house, "phone") is None
    assert await come(house, "her link", "thief") == LINK_ENDED
    assert await come(house, "another", "thief") == LINK_ENDED
    await come(house, "the only one", "phone again")
    assert await whose(house, "phone again") == "Kari Nordmann"


async def test_in4_who_is_not_invited_any_more_comes_in_by_nothing(house: House) -> None:
    await invited(house)
    await come(house, "her link", "phone")
    await house.perform(verbs.withdraw, ANA, "kari")
    assert await whose(house, "phone") is None
    assert await come(house, "her link", "again") == LINK_ENDED


async def test_in5_who_said_no_may_come_after_all(house: House) -> None:
    await invited(house)
    await house.perform(verbs.decline, DEE, "her link")
    assert await state(house) == "declined"
    await come(house, "her link", "phone")
    assert await state(house) == "registered"


async def test_in6_the_code_for_all_is_made_anew_and_withdrawn(closed: House) -> None:
    ana, dee = replace(ANA, gathering="closed"), replace(DEE, gathering="closed")

    async def comes(link: str, key: str) -> bool:
        return await closed.perform(register, dee, KARI_COMES, link, key) != LINK_ENDED

    assert not await comes("one", "a")
    for made in ("one", "two"):
        await closed.perform(verbs.share, replace(ana, participant="ana"), made)
    assert (await comes("one", "a"), await comes("two", "b")) == (False, True)
    await closed.perform(verbs.unshare, ana)
    assert not await comes("two", "c")


async def test_whoever_is_erased_is_not_known_as_invited_either(house: House) -> None:
    await invited(house)
    await come(house, "her link", "phone")
    visit = await recognise(house, CODE, "phone")
    assert visit is not None
    told = facts(await house.perform(erase_me, visit.caller, True))
    assert GuestForgotten(CODE, "kari") in told
    assert await kari(house) is None
    assert await come(house, "her link", "again") == LINK_ENDED


async def test_whoever_lost_their_browser_comes_in_again_by_a_link_to_where_they_were_invited(
    house: House,
) -> None:
    await invited(house)
    await come(house, "her link", "phone")
    known = await house.store.read(lambda tx: reach.by_address(tx, CODE, KARI.email.upper()))
    visit = await recognise(house, CODE, "phone")
    assert known is not None
    assert visit is not None
    assert visit.participant is not None
    assert (known.participant, known.duties, known.book) == (visit.participant.id, False, False)


async def test_only_facilitators_invite(house: House) -> None:
    told = await house.perform(verbs.invite_list, CHI, [KARI])
    assert code(told) == "not_allowed"
    assert await house.store.read(lambda tx: invitations.count(tx, CODE)) == 0


@pytest.mark.parametrize(
    ("guest", "why"),
    [
        (replace(KARI, name=" "), "guest_name"),
        (replace(KARI, name="010170 12345"), "guest_name"),
        (replace(KARI, email="kari@"), "guest_email"),
        (replace(KARI, organisation="B" * 121), "guest_organisation"),
    ],
)
async def test_who_is_typed_in_wrongly_is_refused(house: House, guest: Guest, why: str) -> None:
    assert code(await invited(house, guest)) == why


async def test_the_code_for_all_is_none_of_those_for_one_who_is_let_in_by_voice(
    closed: House,
) -> None:
    """IN6: neither making one nor withdrawing it ends theirs; used up, it is gone."""
    ana = replace(ANA, gathering="closed", participant="ana")
    voice = await invite(closed, "closed", Role.PARTICIPANT, 1, TO_REGISTER)
    assert await closed.store.read(lambda tx: invitations.shared(tx, "closed")) is False
    await closed.perform(verbs.share, ana, "for all")
    await closed.perform(verbs.unshare, ana)
    dee = replace(DEE, gathering="closed")
    assert not isinstance(await closed.perform(register, dee, KARI_COMES, voice, "key"), Refusal)
    left = await closed.store.read(lambda tx: tx.ask(select(participants.INVITATION)).all())
    assert participants.hashed(voice) not in [each.hash for each in left]
