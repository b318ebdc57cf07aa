"""Who convenes a topic now. ``rooms`` are the topic's breakouts.

``people`` are those who speak for it before or after, and so can answer what is asked about it.
"""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ConvenerJoined(Fact):
    """Somebody convenes a topic, beside the others or as the only one."""

    topic: str
    participant: str
    name: str
    organisation: str
    sector: str
    rooms: tuple[str, ...]
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ConvenerLeft(Fact):
    """Somebody convenes a topic, and what came along with it, no longer; an ``heir`` does."""

    topic: str
    participant: str
    rooms: tuple[str, ...]
    people: tuple[str, ...] = ()
    heir: str = ""
