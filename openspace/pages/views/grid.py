"""The page where facilitators set the grid up: rules, places and rounds."""

from dataclasses import dataclass

from openspace.pages.views.calls import CallsView
from openspace.pages.views.note_template import NoteTemplateView
from openspace.pages.views.parts import (
    BLANK,
    FieldView,
    PlaceView,
    SlotView,
    StretchView,
    TopicLinkView,
)


@dataclass(frozen=True, slots=True)
class TightView:
    """A topic that more people marked than find a seat, and where it hangs."""

    topic: TopicLinkView
    count: int
    seats: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TightListView:
    """``grid/_tight.html``: at the desk, every topic that more want than find a seat."""

    code: str
    topics: tuple[TightView, ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    """``grid/_rules.html``: how topics get their places, and whether tallies are shown."""

    code: str
    placing_rule: str
    tallies: str
    seen: str


@dataclass(frozen=True, slots=True)
class PlaceRowView:
    """A place in the list; ``tight`` are the topics there that more want than find a seat."""

    place: PlaceView
    seats: int | None
    hung: int
    tight: tuple[TightView, ...]


@dataclass(frozen=True, slots=True)
class PlacesView:
    """``grid/_places.html``: every place, in the order of the grid."""

    code: str
    rows: tuple[PlaceRowView, ...]


@dataclass(frozen=True, slots=True)
class PlaceFormView:
    """The sheet on which a place is described, a new one while ``place`` is empty.

    ``seen`` and ``removal_seen`` say what its reader saw, ``hung`` how many topics hang there, and
    ``seminars`` how many of those the fixed programme has put there.
    """

    place: str = ""
    seen: str = ""
    removal_seen: str = ""
    hung: int = 0
    seminars: int = 0
    called: str = ""
    name: FieldView = BLANK
    seats: FieldView = BLANK
    room: FieldView = BLANK
    call: FieldView = BLANK


@dataclass(frozen=True, slots=True)
class SectionView:
    """A line of the timetable; ``hung`` topics hang in it, if it is a round.

    ``ahead`` when its times can be changed; ``slot`` is empty for what is no round.
    """

    position: int
    stretch: StretchView
    slot: str
    hung: int
    ahead: bool
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class RoundsView:
    """``grid/_rounds.html``: the timetable, in order; ``dated`` when there are several days."""

    code: str
    sections: tuple[SectionView, ...]
    dated: bool


@dataclass(frozen=True, slots=True)
class RoundFormView:
    """The sheet on which times are written, for a new round while ``of`` is None.

    ``seen`` and ``removal_seen`` say what its reader saw, ``seminars`` how many of the fixed
    programme hang in the round.
    """

    of: SectionView | None = None
    seen: str = ""
    removal_seen: str = ""
    seminars: int = 0
    day: FieldView = BLANK
    starts: FieldView = BLANK
    ends: FieldView = BLANK


@dataclass(frozen=True, slots=True)
class PairView:
    """Two topics and how they are kept; ``kept`` when the grid does so."""

    first: TopicLinkView
    second: TopicLinkView
    kind: str
    kept: bool


@dataclass(frozen=True, slots=True)
class UnavailableView:
    """A convener, and the rounds in which they cannot."""

    name: str
    slots: tuple[SlotView, ...]


@dataclass(frozen=True, slots=True)
class PairsView:
    """``grid/_pairs.html``: topics kept apart or together, and who cannot when."""

    code: str
    pairs: tuple[PairView, ...]
    unavailable: tuple[UnavailableView, ...]


@dataclass(frozen=True, slots=True)
class PairFormView:
    """The sheet on which two topics are paired."""

    first: FieldView = BLANK
    second: FieldView = BLANK
    kind: str = "apart"


@dataclass(frozen=True, slots=True)
class GridPage:
    """``grid/page.html``; ``refusal`` is a sentence about what could not be done.

    ``numbers`` are the topics that can be paired; ``rules_saved`` when they just were,
    ``calls_saved`` and ``template_saved`` likewise.
    """

    rules: RulesView
    places: PlacesView
    place_form: PlaceFormView
    rounds: RoundsView
    round_form: RoundFormView
    pairs: PairsView
    pair_form: PairFormView
    numbers: tuple[TopicLinkView, ...]
    zone: str
    calls: CallsView
    note_template: NoteTemplateView
    refusal: str = ""
    rules_saved: bool = False
    calls_saved: bool = False
    template_saved: bool = False
