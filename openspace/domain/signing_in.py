"""Who is known again without a link: by their organisation's sign-in, or by a passkey.

Rules:
    SI1 A gathering lets in ``guests``, who write their name; or those who sign in where they work
        (``organisation``); or ``both``. Who signs in needs no invitation. A link to facilitate
        lets in whatever was chosen.
    SI2 Who comes in by signing in is the same participant wherever they sign in again, also after
        the choice was another; nobody is two people by one sign-in, nor has two of them.
    SI3 A facilitator binds a sign-in to themselves, and up to ten passkeys, each with a name of 1
        to 60 characters; only they take them away.
    SI4 What was bound at the desk ends in the moment in which somebody is released. What somebody
        came in by stays, and lets them in as what they are by then. Who is removed is let in by
        nothing, and erasure leaves none of it.
    SI5 Of who somebody is elsewhere, a hash is kept; no mail address, and no number of a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from openspace.domain.facts.signing_in import (
    PasskeyAdded,
    PasskeyRemoved,
    SignInBound,
    SignInUnbound,
)
from openspace.domain.gathering import Gathering
from openspace.domain.permissions import Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import line

MOST_PASSKEYS: Final = 10
LONGEST_PASSKEY: Final = 60
LINK_ENDED: Final = Refusal(
    "link_ended", "This link does not open anything any more. Ask the organisers for a new one."
)
SIGN_IN_FIRST: Final = Refusal(
    "sign_in_first", "Here one comes in by signing in where one works. Sign in first."
)


@dataclass(frozen=True, slots=True)
class Passkey:
    """A facilitator's passkey; what it proves itself by is the store's."""

    id: str
    name: str
    made_at: datetime
    used_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """Whose a sign-in is in a gathering; ``at_desk`` when it was bound there."""

    participant: str
    at: datetime
    at_desk: bool


def admitted(
    gathering: Gathering, invited_as: Role | None, *, invited: bool, signed_in: bool
) -> Role | Refusal:
    """As what somebody comes in (SI1); ``invited`` when they bring a link, good or not."""
    if invited_as is Role.FACILITATOR:
        return invited_as
    by_sign_in = signed_in and gathering.entrance != "guests"
    if gathering.entrance == "organisation" and not by_sign_in:
        return SIGN_IN_FIRST
    if by_sign_in or invited_as:
        return invited_as or Role.PARTICIPANT
    if invited or gathering.visibility == "invited":
        return LINK_ENDED
    return Role.PARTICIPANT


def bind(caller: Caller, theirs: Bound | None, already: Bound | None, at: datetime) -> Outcome:
    """Be known by a sign-in (SI2, SI3): ``theirs`` is whose it is, ``already`` the caller's own."""
    if theirs and theirs.participant != caller.person:
        return Refusal(
            "sign_in_taken",
            "With this sign-in somebody takes part here already. If that is you, open the"
            " gathering by it, and ask a facilitator to make that one a facilitator.",
        )
    if theirs:
        return ()
    if already:
        return Refusal(
            "sign_in_twice", "You are known by another sign-in already. Take that one away first."
        )
    return (SignInBound(caller.gathering, caller.person, at),)


def unbind(caller: Caller, already: Bound | None) -> Outcome:
    """Be known by it no longer."""
    return (SignInUnbound(caller.gathering, caller.person),) if already else ()


def add_passkey(
    caller: Caller, have: Sequence[Passkey], name: str, new: str, at: datetime
) -> Outcome:
    """Be known by one more passkey (SI3)."""
    told = line(name)
    if not told:
        return Refusal(
            "passkey_nameless", "Give it a name, so that you know it again: the phone, the laptop."
        )
    if len(told) > LONGEST_PASSKEY:
        return Refusal(
            "passkey_nameless",
            "A name can have %(most)s characters. This has %(count)s.",
            {"most": LONGEST_PASSKEY, "count": len(told)},
        )
    if len(have) >= MOST_PASSKEYS:
        return Refusal(
            "passkeys_full",
            "You have %(most)s passkeys already. Remove one that you no longer use.",
            {"most": MOST_PASSKEYS},
        )
    return (PasskeyAdded(caller.gathering, caller.person, new, told, at),)


def remove_passkey(caller: Caller, have: Sequence[Passkey], passkey: str) -> Outcome:
    """Let a passkey open nothing any more; one that is gone is gone."""
    if all(each.id != passkey for each in have):
        return ()
    return (PasskeyRemoved(caller.gathering, caller.person, passkey),)
