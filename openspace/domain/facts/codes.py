"""Four digits that are read out to somebody who cannot get in. Nobody but who made them sees them,
so these facts travel nowhere: they are kept, and stand in the log."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class CodeMade(Fact):
    """A code is out until ``expires_at``, for a ``participant``, or for somebody new where empty.

    What is kept of its digits is ``hash``.
    """

    redraws: ClassVar[bool] = True

    code: str
    hash: str
    participant: str
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class CodeEnded(Fact):
    """A code opens nothing any more: it was used, or taken back, or another took its place."""

    redraws: ClassVar[bool] = True

    code: str
