"""The display at the door of each place, its signs, and where the code on it leads."""

from dataclasses import dataclass, field

from openspace.pages.views.parts import PlaceView, SlotView, StretchView
from openspace.pages.views.projector import SIZES, MomentView


@dataclass(frozen=True, slots=True)
class HeldView:
    """A conversation at a place: its ``slot``, and the hosts who agreed to be named."""

    slot: SlotView
    breakout: str
    number: int
    title: str
    hosts: tuple[str, ...] = ()
    language: str = ""

    @property
    def size(self) -> str:
        """How its title is written."""
        letters = len(self.title)
        return next((size for most, size in SIZES if letters <= most), "longest")


@dataclass(frozen=True, slots=True)
class DisplayNoteView:
    """``displays/_display_note.html``: the last lines that were written."""

    place: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DisplayHeadsView:
    """``displays/_display_heads.html``: how many are in the room, in the building and online.

    ``in_hall`` is None where the place is not in the building.
    """

    place: str
    count: int = 0
    in_hall: int | None = None

    @property
    def online(self) -> int:
        return self.count - (self.in_hall or 0)


@dataclass(frozen=True, slots=True)
class DisplayView:
    """``displays/_display.html``. ``kind`` is talk, free, ahead, together, book, or gone.

    ``now`` is the open phase, ``held`` what is talked about, ``next`` what comes at this place.
    """

    place: PlaceView
    kind: str
    now: StretchView
    slot: SlotView | None = None
    held: HeldView | None = None
    next: HeldView | None = None
    note: DisplayNoteView = field(default_factory=lambda: DisplayNoteView(""))
    heads: DisplayHeadsView = field(default_factory=lambda: DisplayHeadsView(""))


@dataclass(frozen=True, slots=True)
class DisplayPage:
    """``displays/page.html``. ``address`` leads a phone to this place, ``book`` to the book."""

    display: DisplayView
    moment: MomentView
    address: str
    book: str
    channels: str
    now_ms: int
    back: str = ""

    @property
    def spoken(self) -> str:
        """The address as one types it."""
        return self.address.partition("://")[2]


@dataclass(frozen=True, slots=True)
class DoorwayView:
    """``displays/_doorway.html``: what a phone sees that read the code of a place."""

    code: str
    display: DisplayView


@dataclass(frozen=True, slots=True)
class SignView:
    """A sign for a door: ``address`` is in its code, ``display`` opens its display."""

    place: PlaceView
    address: str
    display: str

    @property
    def spoken(self) -> str:
        """The address as one types it."""
        return self.address.partition("://")[2]


@dataclass(frozen=True, slots=True)
class SignsPage:
    """``displays/signs.html``. ``invited`` where displays need a key, ``keyed`` where the addresses
    hold one, which is shown this once; ``made`` when there is one out already."""

    code: str
    signs: tuple[SignView, ...]
    invited: bool = False
    keyed: bool = False
    made: bool = False
