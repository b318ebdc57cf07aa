"""Who is invited: by a list, one by one, or by a code that all of them share.

Rules (of reading a list GL1 to GL7 in ``guest_list``):
    IN1 Somebody is invited once: by their address (MA2), where they have one. Who is added by hand
        may have none, and gets a link to be handed over.
    IN2 A personal link opens on every device of its owner, until it is withdrawn or made anew. It
        says whom it is for before it lets anybody in.
    IN3 A link made anew ends those before it, and every device that came in by one is outside, or
        by what somebody added as them (IN8). The first that opens it is as the first one was.
    IN4 Whoever is not invited any more comes in by no link, and what they came in with ends; they
        wait for no seat either. Who registered is removed beside it (RM2).
        Who facilitates by now is not uninvited (RM1), and gets no such link (CO5).
    IN5 Who is invited may say no, and may come after all as long as there is a way in.
    IN6 The code that all share is made anew or withdrawn at any time; whoever is inside stays.
    IN8 No such link leads to the desk: it lets in nobody who facilitates by now, and whoever comes
        to facilitate keeps the device on which they registered, or opened the link that let them,
        and none that came by their personal link later, because it may have been passed on. Where
        it was opened once more, what somebody could have added as them goes too: each other device,
        mailed links, and an address unless they were invited at it.
    IN7 At most 5,000 are invited to one gathering.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from openspace.domain.addresses import address_of, folded
from openspace.domain.codes import NOT_FOR_THEM
from openspace.domain.facts.invitations import (
    GuestDeclined,
    GuestLinkMade,
    GuestsInvited,
    GuestUninvited,
)
from openspace.domain.facts.registration import WaitingEnded
from openspace.domain.gathering import Gathering
from openspace.domain.guest_list import Guest
from openspace.domain.identity_numbers import has_number
from openspace.domain.participants import LONGEST_NAME, LONGEST_ORGANISATION
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.removal import FACILITATES
from openspace.domain.wording import line

MOST: Final = 5000
State = Literal["invited", "waiting", "registered", "declined", "withdrawn", "removed"]
LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"
"""What a code for all is made of: nothing that looks like something else."""
NO_SUCH_GUEST: Final = Refusal("no_such_guest", "Nobody is invited here by that. Look again.")
LEADS_BY_NOW: Final = Refusal(
    "leads_by_now",
    "Whom this link was for facilitates by now, and no guest’s link leads to the desk. If that is"
    " you: come in below as facilitators do, or ask another of them for a link.",
)
NOBODY_NEW: Final = Refusal("nobody_new", "There is nobody new to invite on this list.")
TOO_MANY: Final = Refusal(
    "too_many_guests", "At most %(most)s people can be invited to one gathering.", {"most": MOST}
)


@dataclass(frozen=True, slots=True)
class Invited:
    """Somebody who is invited, or who left an address when they registered.

    ``devices`` are those on which they came in by a link; ``invited_at`` is none for who came by
    themselves; ``regardless`` lets them in after the deadline and above the number of seats.
    """

    id: str
    name: str
    email: str
    organisation: str
    sector: str
    state: State
    invited_at: datetime | None
    participant: str | None = None
    devices: int = 0
    regardless: bool = False
    facilitates: bool = False

    @property
    def comes_in(self) -> bool:
        """Whether a link of theirs opens."""
        return self.state not in ("withdrawn", "removed")


def invite(caller: Caller, new: Sequence[str], before: int, at: datetime) -> Outcome:
    """Invite these, by their ids, besides as many as are invited already (IN7)."""
    if not new:
        return NOBODY_NEW
    if len(new) + before > MOST:
        return TOO_MANY
    return (GuestsInvited(caller.gathering, caller.person, len(new), at, tuple(new)),)


def typed_guest(gathering: Gathering, guest: Guest) -> Guest | Refusal:
    """Somebody as they were written into the form for one (IN1)."""
    name, organisation, email = line(guest.name), line(guest.organisation), line(guest.email)
    address = address_of(email) or ""
    if not name or len(name) > LONGEST_NAME or has_number(name):
        return Refusal(
            "guest_name", "Write a name of 1 to %(most)s characters.", {"most": LONGEST_NAME}
        )
    if email and not address:
        return Refusal(
            "guest_email",
            "This does not look like a mail address. Write it as name@example.org, or leave it"
            " empty.",
        )
    if len(organisation) > LONGEST_ORGANISATION:
        return Refusal(
            "guest_organisation",
            "An organisation can have %(most)s characters. Yours has %(count)s.",
            {"most": LONGEST_ORGANISATION, "count": len(organisation)},
        )
    sector = guest.sector if guest.sector in gathering.sectors else ""
    return Guest(name, address, organisation, sector)


def invited_already(name: str) -> Refusal:
    """What is said where the address is known (IN1)."""
    return Refusal("guest_email", "%(name)s is invited with this address already.", {"name": name})


def make_link(caller: Caller, who: Invited | None, *, anew: bool) -> Outcome:
    """Make somebody a link, besides those they have or ``anew`` (IN2, IN3); who was not invited
    any more is again."""
    if who is None or who.state == "removed":
        return NO_SUCH_GUEST
    if who.facilitates:
        return NOT_FOR_THEM
    return (GuestLinkMade(caller.gathering, who.id, caller.person, anew, who.participant),)


def withdraw(
    caller: Caller, who: Invited | None, at: datetime, waits: str | None = None
) -> Outcome:
    """Let somebody be invited no more; ``waits`` is as whom they wait for a seat (IN4)."""
    if who is None:
        return NO_SUCH_GUEST
    if who.facilitates:
        return FACILITATES
    ended = (WaitingEnded(caller.gathering, waits, who.id, at),) if waits else ()
    if who.state == "withdrawn":
        return ended
    return (GuestUninvited(caller.gathering, who.id, caller.person, at, who.participant), *ended)


def decline(gathering: str, who: Invited | None, at: datetime) -> Outcome:
    """Say that one does not come (IN5)."""
    if who is None or not who.comes_in:
        return NO_SUCH_GUEST
    return (GuestDeclined(gathering, who.id, at),) if who.state == "invited" else ()


def short_name(name: str) -> str:
    """Somebody's name for whoever may not be them: ``Kari N.``"""
    first, *rest = name.split()
    return f"{first} {rest[-1][0]}." if rest else first


def folded_or_none(email: str) -> str | None:
    """What tells an address from others; none where there is none."""
    return folded(email) if email else None


def as_code(typed: str) -> str:
    """A code as it is kept, whatever case and signs it was typed with."""
    return "".join(each for each in typed.casefold() if each in LETTERS)
