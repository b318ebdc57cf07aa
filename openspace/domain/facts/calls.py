"""What facilitators decided about calls."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class CallsSet(Fact):
    """Which calls rooms have from now on, and the links of the rooms that always stand."""

    rule: str
    links: tuple[tuple[str, str], ...] = ()
