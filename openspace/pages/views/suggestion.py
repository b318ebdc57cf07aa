"""A suggested agenda: what it would change and why, beside the grid of today."""

from dataclasses import dataclass
from datetime import datetime

from openspace.pages.views.parts import PlaceView, SlotView, TapedView, TopicLinkView


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A card that would be placed, moved, or taken off (``after`` is None).

    ``wishes`` counts those who marked or convene it.
    """

    topic: TopicLinkView
    before: TapedView | None
    after: TapedView | None
    wishes: int


@dataclass(frozen=True, slots=True)
class ReasonView:
    """So many ``people`` marked both topics; they can attend both afterwards, or no longer."""

    topic: TopicLinkView
    other: TopicLinkView
    people: int


@dataclass(frozen=True, slots=True)
class StepView:
    """Changes that belong together; ``moves`` is how the form names them."""

    id: str
    moves: str
    changes: tuple[ChangeView, ...]
    gains: tuple[ReasonView, ...]
    losses: tuple[ReasonView, ...]

    @property
    def fits(self) -> bool:
        """Whether it only brings better rooms."""
        return not self.gains and all(change.before for change in self.changes)


@dataclass(frozen=True, slots=True)
class SketchCellView:
    """A cell of a small grid; ``changed`` when its card is another than on the other grid."""

    topic: TopicLinkView | None
    changed: bool


@dataclass(frozen=True, slots=True)
class SketchRowView:
    """A place and its cells, slot by slot."""

    place: PlaceView
    cells: tuple[SketchCellView, ...]


@dataclass(frozen=True, slots=True)
class SketchView:
    """``suggestion/sketch.html``: a grid, small. ``name`` is today or after."""

    name: str
    slots: tuple[SlotView, ...]
    rows: tuple[SketchRowView, ...]


@dataclass(frozen=True, slots=True)
class ArrangementView:
    """``suggestion/_arrangement.html``: what was applied last; without an id there is none."""

    code: str
    id: str = ""
    name: str = ""
    made_at: datetime | None = None
    moves: int = 0


@dataclass(frozen=True, slots=True)
class WishesView:
    """How many wishes can be attended today and afterwards, of how many."""

    before: int
    after: int
    all: int

    @property
    def more(self) -> int:
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class BrokenView:
    """A hard wish that the suggestion cannot keep: ``rule`` and the topics it is about."""

    rule: str
    topics: tuple[TopicLinkView, ...]


@dataclass(frozen=True, slots=True)
class SuggestionPage:
    """``suggestion/page.html``. ``failed`` when there is none; ``refusal`` is a sentence.

    ``left`` counts the steps that could not be applied just now, ``unplaced`` the topics that the
    suggestion leaves without a place.
    """

    code: str
    arrangement: ArrangementView
    wishes: WishesView | None = None
    steps: tuple[StepView, ...] = ()
    today: SketchView | None = None
    after: SketchView | None = None
    unplaced: tuple[TopicLinkView, ...] = ()
    broken: tuple[BrokenView, ...] = ()
    refusal: str = ""
    left: int = 0
    failed: bool = False
