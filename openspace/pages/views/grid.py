"""The page where facilitators set the grid up: rules, places."""

from dataclasses import dataclass

from openspace.pages.views.parts import BLANK, FieldView, PlaceView, TopicLinkView


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

    ``seen`` and ``removal_seen`` say what its reader saw, ``hung`` how many topics hang there.
    """

    place: str = ""
    seen: str = ""
    removal_seen: str = ""
    hung: int = 0
    called: str = ""
    name: FieldView = BLANK
    seats: FieldView = BLANK
    room: FieldView = BLANK
    call: FieldView = BLANK


@dataclass(frozen=True, slots=True)
class GridPage:
    """``grid/page.html``; ``refusal`` is a sentence about what could not be done, at ``about``."""

    rules: RulesView
    places: PlacesView
    place_form: PlaceFormView
    zone: str
    refusal: str = ""
