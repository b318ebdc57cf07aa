"""An expected no, with a sentence a person can act on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class Refusal:
    """``code`` is for programs, ``sentence`` for people: English, translated at the edge.

    ``values`` fill the sentence's ``%(name)s``, days as a person of the language writes them.
    """

    code: str
    sentence: str
    values: Mapping[str, str | int | date] = field(default_factory=lambda: MappingProxyType({}))


Outcome = tuple[Fact, ...] | Refusal
"""What a decision answers: the facts that follow (none, when all is so already), or a no."""
