"""That everything was taken out."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ExportTaken(Fact):
    """A facilitator took everything out in one file; nobody's page tells of it but the log."""

    redraws: ClassVar[bool] = True

    at: datetime
