"""What became of letters; what they say, and to whom, is in no fact."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal

from openspace.domain.facts import Fact

State = Literal["waiting", "sent", "failed"]


@dataclass(frozen=True, slots=True)
class LettersPut(Fact):
    """There are letters to be sent."""

    at: datetime


@dataclass(frozen=True, slots=True)
class LetterAnswered(Fact):
    """A letter was tried, or could not be: ``answer`` is why, ``due`` when it is tried next."""

    letter: int
    state: State
    tries: int
    answer: str
    due: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class LetterPutAgain(Fact):
    """A letter is to be sent as if it were new."""

    letter: int
    at: datetime


@dataclass(frozen=True, slots=True)
class LetterTakenOver(Fact):
    """Somebody has sent what a letter says themselves."""

    letter: int
    at: datetime


@dataclass(frozen=True, slots=True)
class LettersRead(Fact):
    """A facilitator has read so many letters with somebody's link in them; nobody's page tells of
    it but the log."""

    redraws: ClassVar[bool] = True

    number: int
    at: datetime
