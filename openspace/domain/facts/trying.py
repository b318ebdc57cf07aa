"""That somebody tried something in the test room. What it was stands nowhere but in the memory."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class Tried(Fact):
    """It went somehow for somebody, or they ask for help, or are helped."""

    participant: str
