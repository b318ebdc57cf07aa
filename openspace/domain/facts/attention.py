"""What the house sees by itself when it looks round. It is told, and kept nowhere."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class RoomsLookedAt(Fact):
    """These rooms are worth a look, and no others: room, why, since when, how many, of how many."""

    looks: tuple[tuple[str, str, datetime, int, int], ...]
