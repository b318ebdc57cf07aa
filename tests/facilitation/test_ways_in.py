"""No link or code makes anybody a facilitator who is one by now, and who waits uses them (RG9)."""

from openspace.bus.tries import Tries
from openspace.domain.facts.facilitators import FacilitatorAppointed
from openspace.domain.facts.participants import RoleRaised
from openspace.domain.guest_list import Guest
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Caller, Role
from openspace.domain.refusal import Outcome
from openspace.facilitation import codes
from openspace.facilitation import invitations as inviting
from openspace.facilitation.door import invite, let_in, raise_role, register
from openspace.facilitation.facilitators import appoint, release
from openspace.facilitation.house import House
from openspace.facilitation.recognition import recognise
from openspace.facilitation.removal import remove
from openspace.store import invitations
from tests.cast import ANA, CODE, DEE
from tests.domain.saying import code, facts
from tests.facilitation.test_registering import come, queue, ruled, whose


async def gro_comes(house: House) -> str:
    await gro_asks(house)
    return await id_of(house, "key of Gro")


async def gro_asks(house: House) -> None:
    guest = Guest("Gro", "gro@example.no")
    await house.perform(inviting.invite_one, ANA, guest, ("gro", "her link"), regardless=False)
    await come(house, "Gro", "her link")


async def id_of(house: House, key: str) -> str:
    visit = await recognise(house, CODE, key)
    assert visit is not None
    assert visit.participant is not None
    return visit.participant.id


async def code_used(house: House, person: str, secret: str, *, before: bool = False) -> Outcome:
    await house.perform(codes.make, ANA, person, "1234")
    if before:
        await house.perform(appoint, ANA, person)
    return await house.perform(codes.use, DEE, "1234", secret, Tries())


async def test_who_facilitates_by_now_is_nobody_by_a_guest_link_or_a_code(house: House) -> None:
    gro = await gro_comes(house)
    assert code(await code_used(house, gro, "first")) == ""
    assert code(await code_used(house, gro, "second", before=True)) == "code_wrong"
    assert (await whose(house, "first"), await whose(house, "second")) == ("Gro", None)
    told = await house.perform(inviting.make_link, ANA, "gro", "mallory", anew=False)
    assert code(told) == "not_by_code"
    assert await house.perform(inviting.hand_out, ANA, {"gro": "mallory"}) == ()
    assert await house.store.read(lambda tx: invitations.by_link(tx, CODE, "mallory")) is None


async def test_who_facilitates_by_now_is_not_locked_out_by_withdrawing(house: House) -> None:
    await house.perform(appoint, ANA, await gro_comes(house))
    assert code(await house.perform(inviting.withdraw, ANA, "gro")) == "facilitates"
    assert await whose(house, "key of Gro") == "Gro"


async def opened(house: House, key: str, link: str = "her link") -> Outcome:
    """Gro's link, opened on a device that will hold this key."""
    return await house.perform(register, DEE, Introduction("Gro", "", "civil"), link, key)


async def test_in8_no_device_that_came_by_the_link_later_gets_the_desk(house: House) -> None:
    gro = await gro_comes(house)
    facts(await opened(house, "forwarded"))
    assert await whose(house, "forwarded") == "Gro"
    told = facts(await house.perform(appoint, ANA, gro))
    assert told == (FacilitatorAppointed(CODE, gro, "ana", parted=True),)
    assert (await whose(house, "key of Gro"), await whose(house, "forwarded")) == ("Gro", None)
    assert code(await opened(house, "forwarded again")) == "leads_by_now"
    await house.perform(release, ANA, gro)
    facts(await opened(house, "forwarded again"))
    assert await whose(house, "forwarded again") == "Gro"


async def test_in8_the_device_that_opened_the_link_to_facilitate_keeps_it(house: House) -> None:
    gro = Caller(CODE, await gro_comes(house), Role.PARTICIPANT)
    for device in ("her laptop", "forwarded"):
        facts(await opened(house, device))
    link = await invite(house, CODE, Role.FACILITATOR)
    told = facts(await house.perform(raise_role, gro, link, "her laptop", "renewed"))
    assert told == (RoleRaised(CODE, gro.person, Role.FACILITATOR, parted=True),)
    keys = ("renewed", "key of Gro", "her laptop", "forwarded")
    assert [await whose(house, each) for each in keys] == ["Gro", "Gro", None, None]


async def made_anew(house: House) -> None:
    await house.perform(inviting.make_link, ANA, "gro", "a new link", anew=True)
    for device in ("first", "forwarded"):
        facts(await opened(house, device, "a new link"))


async def test_in3_the_first_device_that_opens_a_link_made_anew_is_as_the_first_one_was(
    house: House,
) -> None:
    gro = await gro_comes(house)
    facts(await opened(house, "her phone"))
    await made_anew(house)
    told = facts(await house.perform(appoint, ANA, gro))
    assert told == (FacilitatorAppointed(CODE, gro, "ana", parted=True),)
    keys = ("key of Gro", "her phone", "first", "forwarded")
    assert [await whose(house, each) for each in keys] == [None, None, "Gro", None]


async def test_in3_also_for_who_waits(house: House) -> None:
    await ruled(house, seats=2)
    await gro_asks(house)
    await made_anew(house)
    await house.perform(remove, ANA, "chi")
    await house.perform(appoint, ANA, await id_of(house, "first"))
    assert (await whose(house, "first"), await whose(house, "forwarded")) == ("Gro", None)


async def test_in8_who_waited_on_two_devices_facilitates_on_the_first(house: House) -> None:
    await ruled(house, seats=2)
    await gro_asks(house)
    facts(await opened(house, "forwarded"))
    await house.perform(remove, ANA, "chi")
    assert await whose(house, "forwarded") == "Gro"
    await house.perform(appoint, ANA, await id_of(house, "key of Gro"))
    assert (await whose(house, "key of Gro"), await whose(house, "forwarded")) == ("Gro", None)


async def test_rg9_who_waits_comes_in_by_a_code_or_a_link_to_facilitate(house: House) -> None:
    await ruled(house, seats=2)
    for name in ("Eli", "Fay", "Gro"):
        await come(house, name)
    await house.perform(let_in, DEE, "guessed", "key of Eli")
    assert await queue(house) == ["Eli", "Fay", "Gro"]
    await code_used(house, "", "by voice")
    await house.perform(let_in, DEE, "by voice", "key of Eli")
    await house.perform(let_in, DEE, "by voice", "key of Fay")
    assert (await whose(house, "key of Eli"), await queue(house)) == ("Eli", ["Fay", "Gro"])
    link = await invite(house, CODE, Role.FACILITATOR)
    await house.perform(let_in, DEE, link, "key of Gro")
    visit = await recognise(house, CODE, "key of Gro")
    assert visit is not None
    assert (visit.caller.role, await queue(house)) == (Role.FACILITATOR, ["Fay"])
