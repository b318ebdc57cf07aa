"""IN8: whoever was passed a guest's link gets to the desk by nothing that they did as the guest."""

from dataclasses import replace

import pytest

from openspace.domain.facts.facilitators import FacilitatorAppointed
from openspace.domain.facts.reach import AddressTakenBack
from openspace.domain.guest_list import Guest
from openspace.domain.invitations import Invited
from openspace.domain.permissions import Caller, Role
from openspace.domain.reach import Asked
from openspace.facilitation import invitations as inviting
from openspace.facilitation import reach
from openspace.facilitation.door import invite, let_in, raise_role
from openspace.facilitation.facilitators import appoint
from openspace.facilitation.house import House
from openspace.store import invitations as invited
from openspace.store import reach as store
from openspace.store.keeping import Transaction
from tests.cast import ANA, CODE, DEE
from tests.domain.saying import code, facts
from tests.facilitation.test_registering import come, ruled, whose
from tests.facilitation.test_ways_in import code_used, gro_comes, id_of, opened
from tests.mailing import OUTSIDE, put, reached, secret_in

OWN = "gro@example.no"
STRANGER = Asked("mallory@example.org", book=False, language="en")


@pytest.fixture
def home(house: House) -> House:
    """A house whose letters have links."""
    return replace(house, address=OUTSIDE)


async def passed_on(home: House, key: str = "forwarded") -> Caller:
    """Gro, whose link was opened on a device that is not hers."""
    gro = Caller(CODE, await gro_comes(home), Role.PARTICIPANT)
    facts(await opened(home, key))
    return gro


async def address_of(home: House, who: Caller) -> str | None:
    """At which address they come in again."""
    known = await home.store.read(lambda tx: store.reach(tx, who.person))
    return known.address if known else None


async def sent_to(home: House, address: str) -> str:
    """The link that somebody asked for to an address; empty for none."""
    facts(await home.perform(reach.send_link, DEE, address, home.link, "en"))
    letters = [each for each in await put(home) if (each.kind, each.to) == ("signin", address)]
    return secret_in(letters[-1]) if letters else ""


def guests(tx: Transaction) -> tuple[Invited, ...]:
    return invited.everyone(tx, CODE)


async def inside(home: House, *keys: str) -> list[str | None]:
    return [await whose(home, key) for key in keys]


async def test_in8_neither_by_an_address_of_their_own_nor_by_a_code(home: House) -> None:
    gro = await passed_on(home)
    await code_used(home, gro.person, "by code")
    await reached(home, gro, STRANGER)
    by_mail, waiting = f"another key of {gro.person}", await sent_to(home, STRANGER.address)
    assert waiting
    assert await inside(home, "by code", by_mail) == ["Gro", "Gro"]
    told = facts(await home.perform(appoint, ANA, gro.person))
    assert told == (
        FacilitatorAppointed(CODE, gro.person, "ana", parted=True),
        AddressTakenBack(CODE, gro.person),
    )
    keys = ("key of Gro", "forwarded", "by code", by_mail)
    assert await inside(home, *keys) == ["Gro", None, None, None]
    assert code(await home.perform(reach.come_in, DEE, waiting, "late")) == "mailed_link_over"
    assert await sent_to(home, STRANGER.address) == ""


async def test_in8_the_address_that_was_invited_stays_and_old_links_end(home: House) -> None:
    gro = await passed_on(home)
    await reached(home, gro, STRANGER)
    to_stranger = await sent_to(home, STRANGER.address)
    own = replace(STRANGER, address=OWN.upper())
    facts(await home.perform(reach.give, gro, own, home.link))
    confirmed = secret_in((await put(home))[-1])
    facts(await home.perform(reach.come_in, DEE, confirmed, "confirmed"))
    facts(await home.perform(appoint, ANA, gro.person))
    assert await address_of(home, gro) == OWN.upper()
    assert code(await home.perform(reach.come_in, DEE, to_stranger, "late")) == "mailed_link_over"
    facts(await home.perform(reach.come_in, DEE, await sent_to(home, OWN.upper()), "her phone"))
    assert await inside(home, "her phone", "late") == ["Gro", None]


async def test_in8_a_link_to_facilitate_parts_as_an_appointment_does(home: House) -> None:
    gro = await passed_on(home)
    await reached(home, gro, STRANGER)
    await code_used(home, gro.person, "her laptop")
    link = await invite(home, CODE, Role.FACILITATOR)
    facts(await home.perform(raise_role, gro, link, "her laptop", "renewed"))
    keys = ("key of Gro", "renewed", "forwarded", f"another key of {gro.person}")
    assert await inside(home, *keys) == ["Gro", "Gro", None, None]
    assert await address_of(home, gro) is None


async def test_in8_whose_link_was_not_passed_on_keeps_all_of_it(home: House) -> None:
    gro = Caller(CODE, await gro_comes(home), Role.PARTICIPANT)
    await reached(home, gro, STRANGER)
    facts(await home.perform(appoint, ANA, gro.person))
    by_mail = f"another key of {gro.person}"
    assert await inside(home, "key of Gro", by_mail) == ["Gro", "Gro"]
    assert await address_of(home, gro) == STRANGER.address


async def test_in8_who_waited_without_a_link_keeps_the_device_they_waited_with(home: House) -> None:
    await ruled(home, seats=2)
    await come(home, "Eli")
    guest = Guest("Eli", "eli@example.no")
    facts(await home.perform(inviting.invite_one, ANA, guest, ("gro", "her link"), regardless=True))
    facts(await home.perform(let_in, DEE, "her link", "key of Eli"))
    facts(await opened(home, "forwarded"))
    await home.perform(appoint, ANA, await id_of(home, "key of Eli"))
    assert await inside(home, "key of Eli", "forwarded") == ["Eli", None]


async def test_in3_a_link_made_anew_ends_what_somebody_added_as_them(home: House) -> None:
    gro = await passed_on(home)
    await code_used(home, gro.person, "by code")
    await reached(home, gro, STRANGER)
    by_mail = f"another key of {gro.person}"
    (guest,) = [each.id for each in await home.store.read(guests) if each.name == "Gro"]
    told = facts(await home.perform(inviting.make_link, ANA, guest, "the only one", anew=True))
    assert told[1:] == (AddressTakenBack(CODE, gro.person),)
    assert await inside(home, "key of Gro", "forwarded", "by code", by_mail) == [None] * 4
    assert await sent_to(home, STRANGER.address) == ""
