"""The big screen in the hall or the lobby: the same for everyone, for nobody is signed in at it."""

from dataclasses import dataclass

from openspace.pages.views.agenda import SlotCountView
from openspace.pages.views.announcements import AnnouncedView
from openspace.pages.views.closing import ReflectionsView
from openspace.pages.views.convergence import RankingView
from openspace.pages.views.parts import SlotView, StretchView

SIZES = ((70, "short"), (130, "long"), (165, "longer"))
"""The more characters a title has, the smaller it is written, so that all of it can be read."""


@dataclass(frozen=True, slots=True)
class MomentView:
    """``projector/_moment.html``: the phase that is open, and its clock."""

    now: StretchView


@dataclass(frozen=True, slots=True)
class ScreenTopicView:
    """``projector/_screen_topic.html``: a topic in its place; ``count`` people in a round.

    ``count`` is None before the round.
    """

    breakout: str
    place: str
    number: int
    title: str
    count: int | None = None
    language: str = ""

    @property
    def size(self) -> str:
        """How its title is written."""
        letters = len(self.title)
        return next((size for most, size in SIZES if letters <= most), "longest")


@dataclass(frozen=True, slots=True)
class ScreenSlotView:
    """``projector/_screen_slot.html``: a slot with its topics, in the order of the places."""

    slot_count: SlotCountView
    topics: tuple[ScreenTopicView, ...]


@dataclass(frozen=True, slots=True)
class HintView:
    """``projector/_hint.html``: one invitation.

    ``kind`` is waiting (somebody sits in ``topic``'s room with no more than one other, ``name``
    where they agreed to it), roam, take, soon (``next`` begins), lay, valid or book.
    """

    kind: str
    topic: ScreenTopicView | None = None
    name: str = ""
    next: StretchView | None = None


@dataclass(frozen=True, slots=True)
class ScreenView:
    """``projector/_screen.html``. ``kind`` is opening, grid, round, priorities, closing or book.

    ``slots`` are those ahead (grid) or the one that runs (round); ``next`` and ``then`` follow the
    open phase; ``rounds`` counts the conversations of each round (book).
    """

    kind: str
    now: StretchView
    next: StretchView | None
    then: StretchView | None
    slots: tuple[ScreenSlotView, ...]
    rounds: tuple[int, ...]
    ranking: RankingView | None = None
    reflections: ReflectionsView | None = None

    @property
    def slot(self) -> SlotView:
        """The slot that runs."""
        return self.slots[0].slot_count.slot


@dataclass(frozen=True, slots=True)
class ProjectorPage:
    """``projector/page.html``. ``address`` and ``book`` are whole addresses, to be scanned.

    ``back`` is where a facilitator came from, or empty.
    """

    moment: MomentView
    announced: AnnouncedView
    screen: ScreenView
    hint: HintView
    address: str
    book: str
    channels: str
    now_ms: int
    back: str = ""

    @property
    def spoken(self) -> str:
        """The address as one says it and types it."""
        return self.address.partition("://")[2]

    @property
    def spoken_book(self) -> str:
        """The book's address as one types it."""
        return self.book.partition("://")[2]
