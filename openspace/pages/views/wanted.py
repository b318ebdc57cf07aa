"""The doors of a round's conversations, of which a browser shows those that somebody wants."""

from dataclasses import dataclass

from openspace.pages.views.parts import SlotView


@dataclass(frozen=True, slots=True)
class WantedDoorView:
    """The way into a conversation; ``topic`` is what one convenes or marks."""

    breakout: str
    topic: str
    number: int
    title: str
    place: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class WantedView:
    """``hall/_wanted.html``: nothing while no round is on or next, else its doors."""

    code: str
    slot: SlotView | None = None
    doors: tuple[WantedDoorView, ...] = ()
