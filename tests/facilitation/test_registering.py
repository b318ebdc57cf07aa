"""Words at the door make nobody somebody else, and what is refused leaves nothing (RG1, RG7)."""

from dataclasses import replace
from datetime import timedelta

from openspace.domain.frames import described
from openspace.domain.gathering import Registration
from openspace.domain.guest_list import Guest
from openspace.domain.participants import Introduction
from openspace.domain.refusal import Outcome
from openspace.facilitation import invitations as inviting
from openspace.facilitation.door import register
from openspace.facilitation.house import House
from openspace.facilitation.recognition import recognise
from openspace.facilitation.registration import stop_waiting, strike
from openspace.facilitation.removal import remove
from openspace.store import invitations, reach, waiting
from openspace.store.keeping import keep
from tests.cast import ANA, CODE, DEE, at, gathering
from tests.domain.saying import code

KARI = Guest("Kari Nordmann", "kari@example.no", "Bø", "civil")


async def ruled(house: House, **rules: object) -> None:
    """Registration by these rules, with a field for the address."""
    told = Registration(**rules, asks_email=True)  # type: ignore[arg-type]
    fact = described(replace(gathering(), registration=told))
    await house.store.write(lambda tx: keep(fact, tx))


async def come(house: House, name: str, link: str | None = None, email: str = "") -> Outcome:
    typed = Introduction(name, "", "civil", email=email)
    return await house.perform(register, DEE, typed, link, f"key of {name}")


async def whose(house: House, key: str) -> str | None:
    visit = await recognise(house, CODE, key)
    return visit.participant.name if visit and visit.participant else None


async def known(house: House) -> list[tuple[str, str]]:
    every = await house.store.read(lambda tx: invitations.everyone(tx, CODE))
    return [(each.name, each.state) for each in every]


async def test_rg7_who_writes_the_address_of_somebody_invited_is_not_them(house: House) -> None:
    await ruled(house)
    await house.perform(inviting.invite_one, ANA, KARI, ("kari", "her link"), regardless=False)
    await house.perform(inviting.share, ANA, "for all")
    assert code(await come(house, "Mallory", "for all", "KARI@example.no")) == ""
    assert await known(house) == [("Kari Nordmann", "invited")]
    assert await house.store.read(lambda tx: reach.by_address(tx, CODE, KARI.email)) is None
    assert code(await come(house, "Kari", "her link")) == ""
    assert await whose(house, "key of Kari") == "Kari"
    assert await known(house) == [("Kari Nordmann", "registered")]


async def test_rg1_who_is_refused_is_not_written_down(house: House) -> None:
    await ruled(house, closes=at(9, 45) + timedelta(minutes=1))
    assert code(await come(house, " ", None, "eli@example.no")) == "name_blank"
    assert await known(house) == []
    assert code(await come(house, "Eli", None, "eli@example.no")) == ""
    await ruled(house, closes=at(9, 45))
    for email in ("fay@example.no", "eli@example.no"):
        assert code(await come(house, "Fay", None, email)) == "registration_closed"
    assert await known(house) == [("Eli", "registered")]


async def queue(house: House) -> list[str]:
    every = await house.store.read(lambda tx: waiting.in_order(tx, CODE))
    return [each.name for each in every]


async def test_in4_who_is_uninvited_waits_for_no_seat(house: House) -> None:
    await ruled(house, seats=2)
    for new in ("kari", "gro"):
        guest = Guest(new, f"{new}@example.no")
        await house.perform(inviting.invite_one, ANA, guest, (new, new), regardless=False)
        await come(house, new, new)
    assert await queue(house) == ["kari", "gro"]
    await house.perform(inviting.withdraw, ANA, "kari")
    assert (await queue(house), await known(house)) == (
        ["gro"],
        [("gro", "waiting"), ("kari", "withdrawn")],
    )
    await house.perform(remove, ANA, "chi")
    assert (await whose(house, "key of kari"), await whose(house, "key of gro")) == (None, "gro")


async def test_in3_a_link_made_anew_ends_the_page_on_which_they_wait(house: House) -> None:
    await ruled(house, seats=2)
    await house.perform(inviting.invite_one, ANA, KARI, ("kari", "old"), regardless=False)
    await come(house, "Kari", "old")
    await house.perform(inviting.make_link, ANA, "kari", "new", anew=True)
    visit = await recognise(house, CODE, "key of Kari")
    assert visit is not None
    assert (visit.waiting, await queue(house)) == ("", ["Kari"])


async def test_rg3_an_address_goes_with_who_left_it_and_waits_no_more(house: House) -> None:
    await ruled(house, seats=2)
    await come(house, "Eli", None, "eli@example.no")
    await come(house, "Fay", None, "fay@example.no")
    assert await known(house) == [("Eli", "waiting"), ("Fay", "waiting")]
    await house.perform(stop_waiting, DEE, "key of Eli")
    (fay,) = await house.store.read(lambda tx: waiting.in_order(tx, CODE))
    await house.perform(strike, ANA, fay.id)
    assert await known(house) == []
