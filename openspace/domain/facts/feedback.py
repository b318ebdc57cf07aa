"""What people thought of the day. Which of the two belong together is written nowhere."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class FeedbackGiven(Fact):
    """Somebody has answered; what they answered is another fact."""

    participant: str


@dataclass(frozen=True, slots=True)
class FeedbackHeard(Fact):
    """An answer: ``marks`` from 1 to 5, one a question, and a line that may be empty."""

    answer: str
    role: str
    marks: tuple[int, ...]
    text: str
