"""Sample views of the page where the grid is set up: rooms too small, long names, a call."""

from dataclasses import replace
from datetime import timedelta

from openspace.domain.notes import Block, Run
from openspace.pages.views import agenda, calls, grid, note_template
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
    1,
    "Rom 1",
    FieldView("Rom 1"),
    FieldView("mange", "Skriv sitteplassene som et helt tall."),
    FieldView("Sal, 2. etasje"),
    FieldView(CALL),
)
SECTIONS = tuple(
    grid.SectionView(at, each, f"r{each.number}" if each.number else "", 8 - at, at > 4)
    for at, each in enumerate(s.STRETCHES[:-1])
)
ROUNDS = grid.RoundsView(s.CODE, SECTIONS, dated=False)
LATE = replace(s.STRETCHES[8], starts=s.DAY + timedelta(days=1), ends=s.DAY + timedelta(days=1.1))
TWO_DAYS = replace(ROUNDS, sections=(*SECTIONS[:7], replace(SECTIONS[8], stretch=LATE)), dated=True)
NEW_ROUND = grid.RoundFormView(day=FieldView("2026-05-20"))
ROUND_FORM = grid.RoundFormView(
    SECTIONS[6],
    "abc",
    "def",
    2,
    FieldView("2026-05-20"),
    FieldView("25:00", "Skriv tidene som 09.30."),
    FieldView("12:00"),
)
LINKED = tuple(TopicLinkView(f"t{at}", at, title) for at, title in enumerate(s.TITLES, 1))
PAIRS = grid.PairsView(
    s.CODE,
    (
        grid.PairView(LINKED[7], LINKED[11], "apart", kept=False),
        grid.PairView(LINKED[0], LINKED[1], "together", kept=True),
    ),
    (grid.UnavailableView("Elle Márjá Eira", s.SLOTS[:2]),),
)
PAGE = grid.GridPage(
    RULES,
    PLACES,
    grid.PlaceFormView(),
    ROUNDS,
    NEW_ROUND,
    PAIRS,
    grid.PairFormView(),
    LINKED,
    "Europe/Oslo",
    calls.CallsView(
        s.CODE,
        "jitsi",
        (
            calls.StandingLinkView("plenary", FieldView(CALL)),
            calls.StandingLinkView("help", FieldView("meet", "En adresse begynner med https://.")),
            calls.StandingLinkView("test", FieldView()),
        ),
        "abc",
        "Her er det ikke navngitt noen Jitsi-server.",
    ),
    note_template.NoteTemplateView(
        s.CODE,
        "own",
        FieldView("# Nå", "Gjør det kortere."),
        (Block("heading", runs=(Run("Nå"),), level=1),),
        "abc",
    ),
    "Se en gang til.",
)
PAIR_FORM = grid.PairFormView(
    FieldView("8"), FieldView("99", "Det er ikke noe tema 99."), "together"
)
TAKE = agenda.TakeView(
    s.SLOTS[1], s.PLACES[6], (agenda.TakerView("b6", TopicLinkView("t6", 6, s.TITLES[5])),)
)
AGENDA = agenda.AgendaPage(
    s.GRID,
    s.LOOSE,
    s.FREE,
    TAKE,
    "Plassen ble tatt.",
    warning=agenda.WarningView(LINKED[7], (LINKED[0],), (LINKED[11],)),
)
