"""What happened between two topics that became one, or two again.

``people`` are those whose own marks or topics changed with it, ``rooms`` the breakouts whose
conveners did.
"""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class TopicMerged(Fact):
    """A topic went into another, its holder, with its votes, conveners and words."""

    topic: str
    into: str
    people: tuple[str, ...]
    rooms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeUndone(Fact):
    """A topic that was held by another hangs by itself again, with what it brought."""

    topic: str
    into: str
    people: tuple[str, ...]
    rooms: tuple[str, ...]
