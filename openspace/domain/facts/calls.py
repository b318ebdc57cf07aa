"""What facilitators decided about calls, and who is in one."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class CallsSet(Fact):
    """Which calls rooms have from now on, and the links of the rooms that always stand."""

    rule: str
    links: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class CallersChanged(Fact):
    """Who is in the call of a room is no longer who it was. Nothing of it is kept."""

    room: str
