"""The wall, and a topic's own page."""

from dataclasses import dataclass
from datetime import date, datetime

from openspace.pages.views.agenda import PlacingView, RunView, SlotCountView
from openspace.pages.views.browsing import FiltersView
from openspace.pages.views.contacts import GiveView
from openspace.pages.views.merging import CameAlongView, GoneOnView
from openspace.pages.views.parts import GoalView, LinkView, SlotView, TapedView, TopicLinkView
from openspace.pages.views.proposals import ProposeView, WordsView


@dataclass(frozen=True, slots=True)
class TopicVotesView:
    """``marketplace/_topic_votes.html``: how many, from how many sectors (0 hides the sectors).

    ``shown_at`` is when the count is told, while it is hidden; then it is 0 here.
    """

    topic: str
    count: int
    sectors: int = 0
    shown_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class TopicTapeView:
    """``marketplace/_topic_tape.html``: where the topic hangs, run by run; no place, no tape."""

    topic: str
    places: tuple[TapedView, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicView:
    """``marketplace/_topic.html``: a slip. ``language`` marks a title in another language.

    ``came_along`` are the numbers of the topics that went into this one.
    """

    code: str
    id: str
    number: int
    title: str
    convener: tuple[str, ...]
    organisation: str
    votes: TopicVotesView
    tape: TopicTapeView
    goals: tuple[GoalView, ...] = ()
    challenges: tuple[str, ...] = ()
    language: str = ""
    tags: tuple[str, ...] = ()
    marks: str = ""
    came_along: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicCountView:
    """``marketplace/_topic_count.html``: how many topics hang on the wall."""

    count: int


@dataclass(frozen=True, slots=True)
class ProposeStateView:
    """``marketplace/_propose_state.html``: whether topics can be put up now, or from when.

    ``opens`` is ``None`` when the marketplace is over; ``day`` is told where it is another than the
    one on which what is open began. ``phase`` is the kind that is open.
    """

    open: bool
    opens: datetime | None = None
    phase: str = "marketplace"
    day: date | None = None


@dataclass(frozen=True, slots=True)
class OwnDotsView:
    """``marketplace/_own_dots.html``: the topics I have marked; only on my own channel."""

    code: str
    dots: tuple[TopicLinkView, ...]


@dataclass(frozen=True, slots=True)
class MarketplacePage:
    """``marketplace/page.html``."""

    propose: ProposeView
    propose_state: ProposeStateView
    topics: tuple[TopicView, ...]
    topic_count: TopicCountView
    slot_counts: tuple[SlotCountView, ...]
    own_dots: OwnDotsView
    filters: FiltersView


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
class TaggedView:
    """The tags of one of the organiser's sets that a topic has."""

    name: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """``topics/_sheet.html``: the topic, large, with a door for each of its runs.

    ``hosts`` are those who convene it and can be given a card.
    """

    topic: TopicView
    description: str
    doors: tuple[RunView, ...]
    tagged: tuple[TaggedView, ...] = ()
    links: tuple[LinkView, ...] = ()
    hosts: tuple[GiveView, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundChoiceView:
    """A round ahead, and whether somebody cannot convene in it."""

    slot: SlotView
    cannot: bool


@dataclass(frozen=True, slots=True)
class AvailabilityView:
    """``topics/_availability.html``: in which rounds one cannot; only for who convenes."""

    code: str
    rounds: tuple[RoundChoiceView, ...]


@dataclass(frozen=True, slots=True)
class WithdrawalPage:
    """``topics/withdrawal.html``: what it does; ``inside`` are so many in its rooms."""

    code: str
    topic: TopicLinkView
    inside: int = 0


@dataclass(frozen=True, slots=True)
class TopicPage:
    """``topics/page.html``. ``own`` when the viewer may change it (convener or facilitator).

    ``joined`` says whether the viewer is interested, ``open`` that it hangs on the wall and is no
    part of the fixed programme; ``words`` is the form to change them.
    """

    sheet: SheetView
    mix: MixView
    came_along: CameAlongView
    gone_on: GoneOnView
    placing: PlacingView
    own: bool
    joined: bool
    open: bool
    words: WordsView
    placement_error: str = ""
    availability: AvailabilityView | None = None
