"""The displays at the doors."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class DisplayKeyMade(Fact):
    """The displays of an invited gathering have new addresses; older ones open nothing.

    The key is in no fact, only its hash.
    """

    hashed: str
