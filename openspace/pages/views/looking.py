"""Looking into a room from the hall, without going in."""

from dataclasses import dataclass

from openspace.domain.notes import Block
from openspace.pages.views.breakouts import HeadingView, PeopleView
from openspace.pages.views.rooms import GoneView


@dataclass(frozen=True, slots=True)
class ReadingView:
    """``hall/_reading.html``: what is written in a room."""

    code: str
    breakout: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class LookView:
    """``hall/look.html``: the room, who is in it, and what is written there.

    A standing room has neither ``heading`` nor ``reading``; a table may have a ``name``.
    """

    code: str
    room: str
    people: PeopleView
    heading: HeadingView | None = None
    reading: ReadingView | None = None
    gone: GoneView | None = None
    name: str = ""
