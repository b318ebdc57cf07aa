"""Seats, the deadline and the waiting list, also when two come at once (RG1 to RG7)."""

import asyncio
from dataclasses import replace
from datetime import datetime

from openspace.domain.facts.participants import ParticipantRegistered
from openspace.domain.facts.registration import MovedUp, WaitingBegun
from openspace.domain.frames import described
from openspace.domain.gathering import Registration
from openspace.domain.guest_list import Guest
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.setting_up import step_seen
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.facilitation import invitations as inviting
from openspace.facilitation import registration as verbs
from openspace.facilitation.door import invite, register
from openspace.facilitation.erasure import withdraw
from openspace.facilitation.house import House
from openspace.facilitation.recognition import Visit, recognise
from openspace.facilitation.removal import remove
from openspace.facilitation.setting_up import describe
from openspace.facilitation.signing_in import come_back
from openspace.store import gatherings, invitations, participants, waiting
from openspace.store.keeping import keep
from tests.cast import ANA, CODE, DEE, at, gathering
from tests.domain.saying import code, facts


async def ruled(house: House, **rules: object) -> None:
    """Registration by these rules, from now on."""
    fact = described(replace(gathering(), registration=Registration(**rules)))  # type: ignore[arg-type]
    await house.store.write(lambda tx: keep(fact, tx))


async def come(house: House, name: str, link: str | None = None, email: str = "") -> Outcome:
    typed = Introduction(name, "", "civil", email=email)
    return await house.perform(register, DEE, typed, link, f"key of {name}")


async def visit(house: House, name: str) -> Visit:
    found = await recognise(house, CODE, f"key of {name}")
    assert found is not None
    return found


async def queue(house: House) -> list[str]:
    every = await house.store.read(lambda tx: waiting.in_order(tx, CODE))
    return [each.name for each in every]


async def inside(house: House, name: str) -> bool:
    return (await visit(house, name)).participant is not None


async def test_rg1_after_the_deadline_comes_in_who_may(house: House) -> None:
    await ruled(house, closes=at(9, 45))
    assert code(await come(house, "Eli")) == "registration_closed"
    link = await invite(house, CODE, Role.FACILITATOR)
    assert not isinstance(await come(house, "Fay", link), Refusal)
    guest, secret = Guest("Gro", ""), ("gro", "link of Gro")
    await house.perform(inviting.invite_one, ANA, guest, secret, regardless=True)
    assert not isinstance(await come(house, "Gro", "link of Gro"), Refusal)


async def test_rg2_of_two_for_the_last_seat_one_waits(house: House) -> None:
    await ruled(house, seats=3)
    both = await asyncio.gather(*(come(house, each) for each in ("Eli", "Fay")))
    kinds = sorted(type(fact).__name__ for told in both for fact in facts(told))
    assert kinds == [ParticipantRegistered.__name__, WaitingBegun.__name__]
    assert len(await queue(house)) == 1


async def test_rg2_nobody_passes_those_who_wait_and_who_facilitates_takes_no_seat(
    house: House,
) -> None:
    await ruled(house, seats=2)
    for each in ("Eli", "Fay"):
        await come(house, each)
    assert await queue(house) == ["Eli", "Fay"]
    link = await invite(house, CODE, Role.FACILITATOR)
    await come(house, "Gro", link)
    assert (await queue(house), await inside(house, "Gro")) == (["Eli", "Fay"], True)


async def test_rg2_who_signed_in_waits_once_from_every_device_and_is_known_with_a_seat(
    house: House,
) -> None:
    """Also SI2."""
    both = replace(gathering(), entrance="both", registration=Registration(seats=2))
    await house.store.write(lambda tx: keep(described(both), tx))
    typed, subject = Introduction("Eli", "", "civil"), "a hash"
    for device in ("desk", "phone"):
        key = f"key of {device}"
        await house.perform(register, DEE, typed, None, key, subject)
    assert await queue(house) == ["Eli"]
    assert await come_back(house, CODE, subject, "key of pad")
    assert all([(await visit(house, each)).waiting for each in ("desk", "phone", "pad")])
    for opens_nothing in (subject, f"signed in {CODE} {subject}"):
        found = await recognise(house, CODE, opens_nothing)
        assert found is not None
        assert not found.waiting
    await house.perform(remove, ANA, "chi")
    assert [await inside(house, each) for each in ("desk", "phone", "pad")] == [True] * 3
    assert await come_back(house, CODE, subject, "key of new")
    assert await inside(house, "new")


async def test_rg3_who_waits_is_nobody_here_yet_and_may_stop(house: House) -> None:
    await ruled(house, seats=2)
    await come(house, "Eli")
    seen = await visit(house, "Eli")
    assert (seen.participant, bool(seen.waiting), seen.caller.role) == (None, True, Role.OUTSIDE)
    everybody = await house.store.read(lambda tx: participants.everybody(tx, CODE))
    assert "Eli" not in [each.name for each in everybody]
    await house.perform(verbs.stop_waiting, DEE, "key of Eli")
    assert (await queue(house), (await visit(house, "Eli")).waiting) == ([], "")


async def test_rg4_who_leaves_frees_a_seat_for_the_next(house: House) -> None:
    await ruled(house, seats=2, closes=at(9, 44))
    await ruled(house, seats=2)
    for each in ("Eli", "Fay"):
        await come(house, each)
    await ruled(house, seats=2, closes=at(9, 44))
    told = facts(await house.perform(remove, ANA, "chi"))
    assert [type(each) for each in told][-2:] == [ParticipantRegistered, MovedUp]
    assert (await inside(house, "Eli"), await queue(house)) == (True, ["Fay"])


async def test_rg4_more_seats_let_more_in(house: House) -> None:
    await ruled(house, seats=2)
    for each in ("Eli", "Fay", "Gro"):
        await come(house, each)
    now = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert now is not None
    sheet = {"seats": ("4",), "told": ("yes",)}
    seen = step_seen(now, "registration")
    await house.perform(describe, ANA, "registration", sheet, seen)
    assert await queue(house) == ["Gro"]
    assert (await inside(house, "Eli"), await inside(house, "Fay")) == (True, True)


async def test_rg5_a_facilitator_lets_somebody_in_above_the_seats(house: House) -> None:
    await ruled(house, seats=2)
    for each in ("Eli", "Fay"):
        await come(house, each)
    second = (await visit(house, "Fay")).waiting
    await house.perform(verbs.let_in, ANA, second)
    assert (await inside(house, "Fay"), await queue(house)) == (True, ["Eli"])
    assert code(await house.perform(verbs.let_in, ANA, second)) == "not_waiting"


async def begins(house: House) -> None:
    """The day lies ahead."""
    ahead = Stretch(Phase.INVITED, at(7), at(8, 30))
    day = gathering().timetable.stretches
    fresh = replace(gathering(), code="ahead", timetable=Timetable((ahead, *day), 0))
    fresh = replace(fresh, registration=Registration(seats=1, asks_email=True))
    await house.store.write(lambda tx: gatherings.add(tx, fresh))


async def test_rg6_who_does_not_come_after_all_frees_the_seat_and_is_erased(house: House) -> None:
    await begins(house)
    dee = replace(DEE, gathering="ahead")
    for name in ("Eli", "Fay"):
        typed = Introduction(name, "", "civil", email=f"{name}@example.no")
        await house.perform(register, dee, typed, None, f"key of {name}")
    eli = await recognise(house, "ahead", "key of Eli")
    assert eli is not None
    assert code(await house.perform(withdraw, eli.caller, False)) == "not_sure"
    await house.perform(withdraw, eli.caller, True)
    fay = await recognise(house, "ahead", "key of Fay")
    assert fay is not None
    assert fay.participant is not None
    every = await house.store.read(lambda tx: participants.everybody(tx, "ahead"))
    assert {each.name for each in every} == {"", "Fay"}
    known = await house.store.read(lambda tx: invitations.everyone(tx, "ahead"))
    assert [(each.name, each.state) for each in known] == [("Fay", "registered")]


async def test_rg6_once_it_has_begun_one_just_leaves(house: House) -> None:
    await come(house, "Eli")
    assert code(await house.perform(withdraw, (await visit(house, "Eli")).caller, True)) == (
        "gathering_begun"
    )


async def test_rg7_words_alone_make_nobody_somebody_else(house: House) -> None:
    await ruled(house, asks_email=True)
    await come(house, "Eli", email="eli@example.no")
    assert code(await come(house, "Mallory", email="ELI@example.no")) == "registered_already"
    assert await inside(house, "Eli")
    assert code(await come(house, "Odd", email="odd@")) == "email_strange"


def test_the_deadline_is_kept_with_its_zone() -> None:
    rules = Registration(closes=at(9, 45))
    told = described(replace(gathering(), registration=rules)).told["frame"]["registration"]
    assert datetime.fromisoformat(told["closes"]) == at(9, 45)
