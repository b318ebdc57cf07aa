"""What somebody was told about what is theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class NoticeGiven(Fact):
    """A participant must be told something; ``values`` fill the sentence of this ``kind``."""

    notice: str
    participant: str
    kind: str
    topic: str
    values: Mapping[str, str | int]
    at: datetime


@dataclass(frozen=True, slots=True)
class NoticePutAway(Fact):
    """A participant has read a notice and put it away."""

    notice: str
    participant: str
