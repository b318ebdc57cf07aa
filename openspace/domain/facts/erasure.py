"""What happened to what is known of people."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ParticipantErased(Fact):
    """Somebody is known no more; what facilitators see by name is loaded anew."""

    redraws: ClassVar[bool] = True

    participant: str
    at: datetime
