"""How the house is. It is told, and kept nowhere."""

from dataclasses import dataclass

from openspace.domain.facts import Fact
from openspace.domain.health import Lines, Vitals


@dataclass(frozen=True, slots=True)
class HealthMeasured(Fact):
    """The server, and the lines of those in this gathering, as they are now."""

    vitals: Vitals
    lines: Lines
