"""An organiser of the house who is known by their sign-in (``facilitation.organising``)."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Organiser:
    """By what name the provider called them when they bound it, and when that was."""

    id: str
    name: str
    at: datetime
