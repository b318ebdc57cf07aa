"""What changes who is invited, who waits and who has come, for the test of pushes."""

from openspace.domain.guest_list import Guest
from openspace.domain.participants import Introduction
from openspace.domain.setting_up import step_seen
from openspace.facilitation import door, erasure, invitations, registration, removal, setting_up
from openspace.facilitation.house import House
from openspace.facilitation.recognition import recognise
from openspace.store import waiting
from tests.cast import ANA, CODE, DEE, gathering
from tests.pages.offer_deeds import Deed

KARI, GRO = Guest("Kari <b>", "kari@example.no"), Guest("=Gro", "")
FULL = {"seats": ("2",), "asks_email": ("yes",)}
SEEN = step_seen(gathering(), "registration")


def invite(guest: Guest, new: str) -> Deed:
    """Invite somebody, whose link is their id."""
    return lambda h: h.perform(invitations.invite_one, ANA, guest, (new, new), regardless=False)


def come(name: str, link: str | None = None, email: str = "") -> Deed:
    """Come to the door."""
    typed = Introduction(name, sector="civil", email=email)
    return lambda h: h.perform(door.register, DEE, typed, link, f"key of {name}")


async def fill(h: House) -> object:
    """Let there be no seat left."""
    return await h.perform(setting_up.describe, ANA, "registration", FULL, SEEN)


async def first(h: House) -> str:
    """Who waits longest."""
    return (await h.store.read(lambda tx: waiting.in_order(tx, CODE)))[0].id


async def let_in(h: House) -> object:
    return await h.perform(registration.let_in, ANA, await first(h))


async def strike(h: House) -> object:
    return await h.perform(registration.strike, ANA, await first(h))


async def erased(h: House) -> object:
    visit = await recognise(h, CODE, "key of Kari")
    return visit and await h.perform(erasure.erase_me, visit.caller, True)


INVITED = (invite(KARI, "kari"), invite(GRO, "gro"))
WAITING = (*INVITED, fill, come("Kari", "kari"), come("Eli", None, "eli@example.no"))
INVITATION_DEEDS: dict[str, tuple[Deed, ...]] = {
    "somebody invited comes": (*INVITED, come("Kari", "kari")),
    "somebody invited comes on another device": (
        *INVITED,
        come("Kari", "kari"),
        lambda h: h.perform(door.register, DEE, Introduction(), "kari", "another"),
    ),
    "a link is made anew": (
        *INVITED,
        come("Kari", "kari"),
        lambda h: h.perform(invitations.make_link, ANA, "kari", "new", anew=True),
    ),
    "somebody says no": (*INVITED, lambda h: h.perform(invitations.decline, DEE, "kari")),
    "somebody is invited no more": (
        *INVITED,
        lambda h: h.perform(invitations.withdraw, ANA, "gro"),
    ),
    "somebody who waits is invited no more": (
        *WAITING,
        lambda h: h.perform(invitations.withdraw, ANA, "kari"),
    ),
    "somebody waits": (*INVITED, fill, come("Eli", None, "eli@example.no")),
    "somebody who waits is let in": (*WAITING, let_in),
    "somebody who waits is struck": (*WAITING, strike),
    "who waits moves up": (*WAITING, lambda h: h.perform(removal.remove, ANA, "chi")),
    "somebody invited is erased": (*INVITED, come("Kari", "kari"), erased),
}
