"""Several facilitators with equal rights: invited, appointed, released, and each with their days.

Rules:
    FA1 Each of them does the same with the others: invites, appoints, releases, says who is there
        on which day. Whoever was released a moment ago does none of it any more.
    FA2 There is always one. Who would be the last is not released, by nobody, also when two release
        each other in the same second.
    FA3 An invitation has a name of 1 to 80 characters on it, lets one person in once, and ends
        after 14 days, or when it is withdrawn.
    FA4 Whoever takes part can be appointed. What is so already changes nothing.
    FA5 Days are among the gathering's own; none told is all of them. Who is released has none.
    FA6 A link that facilitators share stands with the others and is withdrawn like them. It ends
        when somebody is released, who could have kept it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from openspace.domain.facts.facilitators import (
    FacilitatorAppointed,
    FacilitatorInvited,
    FacilitatorReleased,
    InvitationWithdrawn,
    TeamDaysTold,
)
from openspace.domain.gathering import Gathering
from openspace.domain.participants import LONGEST_NAME, Participant
from openspace.domain.permissions import Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.removal import NO_SUCH_PERSON
from openspace.domain.timetable import AFTERWARDS, Phase
from openspace.domain.wording import line

VALID: Final = timedelta(days=14)
NO_DAYS = (Phase.INVITED, *AFTERWARDS)


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link that is out for somebody; what it opens is not known any more."""

    id: str
    name: str
    made_at: datetime | None
    expires_at: datetime | None

    @property
    def shared(self) -> bool:
        """Whether it is for nobody by name, and lets many in."""
        return not self.name


def invite(caller: Caller, name: str, new: str, at: datetime) -> Outcome:
    """Invite somebody to facilitate (FA3)."""
    told = line(name)
    if not told:
        return Refusal("invited_nameless", "Write who the link is for.")
    if len(told) > LONGEST_NAME:
        return Refusal(
            "invited_nameless",
            "A name can have %(most)s characters. This has %(count)s.",
            {"most": LONGEST_NAME, "count": len(told)},
        )
    return (FacilitatorInvited(caller.gathering, new, told, caller.person, at, at + VALID),)


def withdraw(caller: Caller, known: Collection[str], invitation: str) -> Outcome:
    """Let a link that is out open nothing any more (FA3)."""
    if invitation not in known:
        return Refusal("no_such_invitation", "That link is not out any more. Look again.")
    return (InvitationWithdrawn(caller.gathering, invitation),)


def appoint(caller: Caller, who: Participant | None, *, parted: bool = False) -> Outcome:
    """Make somebody who takes part a facilitator (FA4); ``parted`` where devices of theirs are
    outside by it (IN8)."""
    if who is None or who.removed:
        return NO_SUCH_PERSON
    if who.role is Role.FACILITATOR:
        return ()
    return (FacilitatorAppointed(caller.gathering, who.id, caller.person, parted),)


def release(
    caller: Caller,
    who: Participant | None,
    team: Sequence[Participant],
    shared: Collection[str] = (),
) -> Outcome:
    """Let a facilitator be a participant like the others, and end the shared links (FA2, FA6)."""
    if who is None:
        return NO_SUCH_PERSON
    if who.role is not Role.FACILITATOR:
        return ()
    if all(each.id == who.id for each in team):
        return LAST_ONE
    gone = (InvitationWithdrawn(caller.gathering, each) for each in shared)
    return (*gone, FacilitatorReleased(caller.gathering, who.id, caller.person))


def tell_days(gathering: Gathering, who: Participant | None, days: Collection[str]) -> Outcome:
    """Say on which days a facilitator is there (FA5)."""
    if who is None or who.role is not Role.FACILITATOR:
        return NO_SUCH_PERSON
    known = [each.isoformat() for each in days_of(gathering)]
    told = tuple(each for each in known if each in days)
    told = () if len(told) == len(known) else told
    return () if told == who.days else (TeamDaysTold(gathering.code, who.id, told),)


def days_of(gathering: Gathering) -> tuple[date, ...]:
    """The days on which something is planned."""
    zone = ZoneInfo(gathering.time_zone)
    planned = [each for each in gathering.timetable.stretches if each.phase not in NO_DAYS]
    return tuple(sorted({each.starts.astimezone(zone).date() for each in planned}))


def team_on(team: Sequence[Participant], day: date) -> tuple[Participant, ...]:
    """Who is there on a day."""
    return tuple(each for each in team if not each.days or day.isoformat() in each.days)


LAST_ONE: Final = Refusal(
    "last_facilitator",
    "Somebody has to hold the desk: this is the only facilitator. Make somebody else one first.",
)
