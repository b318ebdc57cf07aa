"""What happened with suggested agendas."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import Move


@dataclass(frozen=True, slots=True)
class ArrangementMade(Fact):
    """A facilitator applied steps of a suggestion; told beside the moves themselves.

    ``places`` are those that were added for it.
    """

    arrangement: str
    participant: str
    at: datetime
    moves: tuple[Move, ...]
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ArrangementUndone(Fact):
    """A facilitator took back what was applied last; told beside the moves themselves."""

    arrangement: str
