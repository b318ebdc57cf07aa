"""The wall, and a topic's own page."""

from dataclasses import dataclass
from datetime import datetime

from openspace.pages.views.agenda import PlacingView, SlotCountView
from openspace.pages.views.parts import (
    BLANK,
    FieldView,
    GoalView,
    TapedView,
    TopicLinkView,
)


@dataclass(frozen=True, slots=True)
class TopicVotesView:
    """``marketplace/_topic_votes.html``: how many, from how many sectors (0 hides the sectors)."""

    topic: str
    count: int
    sectors: int = 0


@dataclass(frozen=True, slots=True)
class TopicTapeView:
    """``marketplace/_topic_tape.html``: where the topic hangs, run by run; no place, no tape."""

    topic: str
    places: tuple[TapedView, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicView:
    """``marketplace/_topic.html``: a slip. ``language`` marks a title in another language."""

    code: str
    id: str
    number: int
    title: str
    convener: str
    organisation: str
    votes: TopicVotesView
    tape: TopicTapeView
    goals: tuple[GoalView, ...] = ()
    challenges: tuple[str, ...] = ()
    language: str = ""


@dataclass(frozen=True, slots=True)
class TopicCountView:
    """``marketplace/_topic_count.html``: how many topics hang on the wall."""

    count: int


@dataclass(frozen=True, slots=True)
class ProposeStateView:
    """``marketplace/_propose_state.html``: whether topics can be put up now, or from when.

    ``opens`` is ``None`` when the marketplace is over.
    """

    open: bool
    opens: datetime | None = None


@dataclass(frozen=True, slots=True)
class ProposeView:
    """``marketplace/_propose.html``: the sheet one writes on, with what was typed.

    ``goals`` and ``challenges`` are all there are; the chosen ones stand beside.
    """

    code: str
    convener: str
    organisation: str
    title: FieldView = BLANK
    description: str = ""
    goals: tuple[GoalView, ...] = ()
    chosen_goals: tuple[int, ...] = ()
    challenges: tuple[str, ...] = ()
    chosen_challenges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnDotsView:
    """``marketplace/_own_dots.html``: the topics I have marked; only on my own channel."""

    code: str
    dots: tuple[TopicLinkView, ...]


@dataclass(frozen=True, slots=True)
class MarketplacePage:
    """``marketplace/page.html``. ``show`` is all, mine or loose, ``words`` the search."""

    propose: ProposeView
    propose_state: ProposeStateView
    topics: tuple[TopicView, ...]
    topic_count: TopicCountView
    slot_counts: tuple[SlotCountView, ...]
    own_dots: OwnDotsView
    show: str = "all"
    words: str = ""


@dataclass(frozen=True, slots=True)
class SectorCountView:
    """How many of those interested come from a sector."""

    sector: str
    count: int


@dataclass(frozen=True, slots=True)
class MixView:
    """``topics/_mix.html``: from which sectors people want to come."""

    topic: str
    sectors: tuple[SectorCountView, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """``topics/_sheet.html``: the topic, large. ``breakout`` is its room's id."""

    topic: TopicView
    description: str
    breakout: str


@dataclass(frozen=True, slots=True)
class TopicPage:
    """``topics/page.html``. ``own`` when the viewer may change it (convener or facilitator).

    ``joined`` says whether the viewer is interested.
    """

    sheet: SheetView
    mix: MixView
    placing: PlacingView
    own: bool
    joined: bool
    title: FieldView
    placement_error: str = ""
