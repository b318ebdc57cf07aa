"""Sample views of the page where the grid is set up: rooms too small, long names, a call."""

from openspace.pages.views import grid
from openspace.pages.views.parts import FieldView, PlaceView, TopicLinkView
from tests.pages import samples as s

TIGHT = grid.TightView(TopicLinkView("t12", 12, s.TITLES[11]), 42, 20, ("Rom 1", "Rom 2"))
TIGHT_LIST = grid.TightListView(s.CODE, (TIGHT,))
RULES = grid.RulesView(s.CODE, "unconference", "hidden", "abc")
CALL = "https://call.example.org/en-veldig-lang-adresse-som-ikke-brytes-av-seg-selv/1234567890"
PLACES = grid.PlacesView(
    s.CODE,
    (
        grid.PlaceRowView(PlaceView("p1", "Rom 1", "Sal, 2. etasje", CALL), 20, 3, (TIGHT,)),
        grid.PlaceRowView(PlaceView("p2", s.UNBROKEN[:80]), None, 0, ()),
    ),
)
PLACE_FORM = grid.PlaceFormView(
    "p1",
    "abc",
    "def",
    3,
    "Rom 1",
    FieldView("Rom 1"),
    FieldView("mange", "Skriv sitteplassene som et helt tall."),
    FieldView("Sal, 2. etasje"),
    FieldView(CALL),
)
PAGE = grid.GridPage(RULES, PLACES, grid.PlaceFormView(), "Europe/Oslo", "Se en gang til.")
