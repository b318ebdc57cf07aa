"""What a simulated person can do: the same as anyone, and nothing of a facilitator's."""

from dataclasses import dataclass

from openspace.rehearsal.script import Line, Title


@dataclass(frozen=True, slots=True)
class Vote:
    """Mark interest."""

    topic: str


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Take a mark of interest back."""

    topic: str


@dataclass(frozen=True, slots=True)
class Propose:
    """Put a topic up."""

    title: Title


@dataclass(frozen=True, slots=True)
class Place:
    """Put one's own topic into a free cell."""

    topic: str
    slot: str
    place: str


@dataclass(frozen=True, slots=True)
class Enter:
    """Go into a breakout."""

    breakout: str


@dataclass(frozen=True, slots=True)
class Leave:
    """Go out into the hallway."""


@dataclass(frozen=True, slots=True)
class Write:
    """Write a line at the end of the note of the room one is in."""

    line: Line


@dataclass(frozen=True, slots=True)
class AskHelp:
    """Ask for a facilitator from the room one is in."""

    breakout: str
    why: str


@dataclass(frozen=True, slots=True)
class Look:
    """Look at a page."""

    page: str


@dataclass(frozen=True, slots=True)
class LayDot:
    """Lay a dot on what matters most."""

    topic: str


@dataclass(frozen=True, slots=True)
class PutUp:
    """Put an action up that comes out of a topic, and own it."""

    title: str
    number: int


@dataclass(frozen=True, slots=True)
class Say:
    """Say a line in the closing circle."""

    text: str


Deed = (
    AskHelp
    | LayDot
    | PutUp
    | Say
    | Vote
    | TakeBack
    | Propose
    | Place
    | Enter
    | Leave
    | Write
    | Look
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A deed, or none, and the seconds to wait after it."""

    deed: Deed | None
    pause: float
