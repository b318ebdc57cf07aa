"""What organisers decided about their gathering, beforehand or on the day."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class GatheringDescribed(Fact):
    """These are its words and its frame from now on, as ``frames`` has them.

    Its timetable is another fact's.
    """

    redraws: ClassVar[bool] = True

    told: Mapping[str, Any]
