"""The grid of slots and places."""

from dataclasses import dataclass
from datetime import datetime

from openspace.pages.views.parts import PlaceView, SlotView, TapedView, TopicLinkView


@dataclass(frozen=True, slots=True)
class TopicInterestView:
    """``agenda/_topic_interest.html``: how many want to come, on the card of this breakout.

    ``over`` when there are more than its rooms hold; ``shown_at`` when the count is hidden.
    """

    breakout: str
    count: int
    over: bool = False
    shown_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CellTopicView:
    """A topic in a cell, or among the loose ones (``agenda/_loose_topic.html``).

    ``breakout`` is the run that hangs there, ``run`` counts them from 1. ``track`` is what it
    belongs to in the fixed programme, ``seen`` where it hangs as a hand tells: ``slot:place``.
    """

    code: str
    id: str
    breakout: str
    number: int
    title: str
    convener: tuple[str, ...]
    interest: TopicInterestView
    language: str = ""
    run: int = 1
    track: str = ""
    pinned: bool = False
    seen: str = ""


@dataclass(frozen=True, slots=True)
class CellView:
    """``agenda/_cell.html``: slot × place, with its topic or free."""

    code: str
    slot: SlotView
    place: PlaceView
    topic: CellTopicView | None = None


@dataclass(frozen=True, slots=True)
class SlotCountView:
    """``agenda/_slot_count.html``: a slot's name, time and places left. On the wall as well."""

    slot: SlotView
    free: int
    total: int


@dataclass(frozen=True, slots=True)
class HoldView:
    """From when what hangs in a slot stays; ``frozen`` when a facilitator fixed it already."""

    code: str
    slot: SlotView
    frozen: bool
    settles: datetime


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A slot and its cells, in the order of the places; ``over`` when its round has been.

    ``hold`` says what stays, until it has begun.
    """

    slot_count: SlotCountView
    cells: tuple[CellView, ...]
    over: bool = False
    hold: HoldView | None = None


@dataclass(frozen=True, slots=True)
class GridView:
    """``agenda/_grid.html``."""

    places: tuple[PlaceView, ...]
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class LooseView:
    """``agenda/_loose.html``: the topics without a place, by number."""

    topics: tuple[CellTopicView, ...]


@dataclass(frozen=True, slots=True)
class FreeSlotView:
    """A slot with the places that are free in it."""

    slot: SlotView
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class FreeCellsView:
    """``agenda/_free_cells.html``: what one can choose from when placing or moving."""

    slots: tuple[FreeSlotView, ...]

    @property
    def count(self) -> int:
        return sum(len(slot.places) for slot in self.slots)


@dataclass(frozen=True, slots=True)
class TakerView:
    """A run of a topic that could have the cell."""

    breakout: str
    topic: TopicLinkView


@dataclass(frozen=True, slots=True)
class TakeView:
    """A free cell somebody pressed (``?cell=slot:place``), and the topics they could put there."""

    slot: SlotView
    place: PlaceView
    takers: tuple[TakerView, ...]


@dataclass(frozen=True, slots=True)
class RunView:
    """A run of a topic, and where it is; ``taped`` is None for one without a place."""

    breakout: str
    run: int
    taped: TapedView | None = None
    seen: str = ""


@dataclass(frozen=True, slots=True)
class PlacingView:
    """``topics/_placing.html``: where it could go; only on the page of who may move it.

    ``chosen`` is the run in hand, where there are several.
    """

    code: str
    topic: str
    runs: tuple[RunView, ...]
    free_cells: FreeCellsView
    chosen: str = ""

    @property
    def placed(self) -> bool:
        return any(run.taped for run in self.runs)


@dataclass(frozen=True, slots=True)
class WarningView:
    """A topic that hangs now beside some it is kept apart from, or away from its own."""

    topic: TopicLinkView
    apart: tuple[TopicLinkView, ...]
    away: tuple[TopicLinkView, ...]


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """``agenda/page.html``. ``refusal`` is a sentence about a place that could not be had.

    ``placing`` is the topic that wanted it, still in hand. ``programme`` says that there is a
    fixed one, or that the viewer could set it. ``warning`` tells a facilitator what the place that
    was just given goes against.
    """

    grid: GridView
    loose: LooseView
    free_cells: FreeCellsView
    take: TakeView | None = None
    refusal: str = ""
    placing: PlacingView | None = None
    programme: bool = False
    warning: WarningView | None = None
