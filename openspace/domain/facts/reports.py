"""What is distilled from a conversation: its report, field by field, and that it has been filed."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ReportWritten(Fact):
    """A field of a breakout's report says this from now on; an empty text takes it away."""

    breakout: str
    field: str
    text: str
    participant: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReportFiled(Fact):
    """A report can be read on the news wall. ``heads`` were in the breakout until then."""

    breakout: str
    topic: str
    heads: int
    participant: str
    at: datetime
