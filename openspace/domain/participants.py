"""Who takes part, and how somebody comes through the door.

Rules:
    P1 A name has 1 to 80 characters on one line; an organisation at most 120, or none.
    P2 The sector is one of the gathering's own; where it has none, none is asked for.
    P3 Consent is per item and is never assumed; of what the gathering does not ask there is none.
    P5 What one agreed to is changed at any time, and everything that is shown or pressed from then
       on follows it. Who would not be named is named as a convener no more, though they had agreed
       to that by convening: the topic keeps their sector, and what they wrote stays. Who agrees
       again is named again.
    P4 A link to a higher role raises the role of somebody inside; no link ever lowers it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts.participants import (
    ConsentChanged,
    ParticipantRegistered,
    RoleRaised,
)
from openspace.domain.gathering import Consent, Gathering
from openspace.domain.permissions import Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.wording import line

LONGEST_NAME = 80
LONGEST_ORGANISATION = 120


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who came through the door, with what they agreed to.

    ``removed`` when a facilitator ended their part in the gathering (``removal``); ``days``, as
    ``2027-05-20``, are those on which they are of the team, all of them when none is told. Who is
    ``erased`` (``erasure``) was removed, and has no name.
    """

    id: str
    name: str
    organisation: str
    sector: str
    role: Role = Role.PARTICIPANT
    named_in_reports: bool = False
    listed: bool = False
    removed: bool = False
    days: tuple[str, ...] = ()
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the door's form asks for, as it was typed."""

    name: str = ""
    organisation: str = ""
    sector: str = ""
    named_in_reports: bool = False
    listed: bool = False
    email: str = ""


def register(
    gathering: Gathering, introduction: Introduction, role: Role, new_id: str, at: datetime
) -> Outcome:
    """Come through the door with a role that the invitation gives."""
    for refusal in lacking(gathering, introduction):
        return refusal
    return (
        ParticipantRegistered(
            gathering=gathering.code,
            participant=new_id,
            name=line(introduction.name),
            organisation=line(introduction.organisation),
            sector=introduction.sector if gathering.sectors else "",
            role=role,
            named_in_reports=introduction.named_in_reports and asks(gathering, "named_in_reports"),
            listed=introduction.listed and asks(gathering, "listed"),
            at=at,
        ),
    )


def asks(gathering: Gathering, consent: Consent) -> bool:
    """Whether people are asked for this at the door (P3)."""
    return consent in gathering.consents


def raise_role(
    gathering: str, participant: Participant, role: Role, *, parted: bool = False
) -> Outcome:
    """Open a link while inside (P4); ``parted`` where devices of theirs stay outside (IN8)."""
    ranks = list(Role)
    if ranks.index(role) <= ranks.index(participant.role):
        return ()
    return (RoleRaised(gathering, participant.id, role, parted),)


def change_consent(
    gathering: str,
    who: Participant,
    consent: tuple[bool, bool],
    shown: tuple[tuple[str, ...], tuple[str, ...]],
    at: datetime,
    *,
    credited: bool,
) -> Outcome:
    """Agree to be named in reports, and to be listed, or not (P5).

    ``shown`` are the topics that they convene, and the rooms in which they may be named;
    ``credited`` whether they stand as a convener by name.
    """
    same = consent == (who.named_in_reports, who.listed)
    if same and (consent[0] or not credited):
        return ()
    return (ConsentChanged(gathering, who.id, *consent, at, *shown),)


def lacking(gathering: Gathering, introduction: Introduction) -> Iterator[Refusal]:
    """All that cannot be so (P1, P2), in the order in which it is asked."""
    name, organisation = line(introduction.name), line(introduction.organisation)
    if not name:
        yield Refusal("name_blank", "Write your name, so that the others know who you are.")
    if len(name) > LONGEST_NAME:
        yield Refusal(
            "name_too_long",
            "A name can have %(most)s characters. Yours has %(count)s.",
            {"most": LONGEST_NAME, "count": len(name)},
        )
    if len(organisation) > LONGEST_ORGANISATION:
        yield Refusal(
            "organisation_too_long",
            "An organisation can have %(most)s characters. Yours has %(count)s.",
            {"most": LONGEST_ORGANISATION, "count": len(organisation)},
        )
    if gathering.sectors and introduction.sector not in gathering.sectors:
        yield Refusal("sector_missing", "Choose the sector that is closest to yours.")
