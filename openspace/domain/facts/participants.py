"""What happened to the people who take part."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ParticipantRegistered(Fact):
    """Somebody came through the door for the first time."""

    participant: str
    name: str
    organisation: str
    sector: str
    role: str
    named_in_reports: bool
    listed: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ParticipantRemoved(Fact):
    """A facilitator ended somebody's part in the gathering; ``followers`` follow them in vain."""

    participant: str
    by: str
    at: datetime
    followers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ParticipantReadmitted(Fact):
    """A facilitator let somebody who was removed in again; ``followers`` follow them once more."""

    participant: str
    by: str
    followers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConsentChanged(Fact):
    """Somebody agrees to other things from now on. ``topics`` are those they convene, ``rooms``
    their breakouts and the room they are in, where their name may be shown."""

    participant: str
    named_in_reports: bool
    listed: bool
    at: datetime
    topics: tuple[str, ...] = ()
    rooms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleRaised(Fact):
    """Somebody who was inside already opened a link that lets them do more; ``parted`` where other
    devices of theirs are outside by it."""

    participant: str
    role: str
    parted: bool = False
