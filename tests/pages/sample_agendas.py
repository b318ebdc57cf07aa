"""Sample views of a suggested agenda and of a fixed programme."""

from dataclasses import replace

from openspace.pages.views import agenda, programme, suggestion
from openspace.pages.views.parts import FieldView, TapedView, TopicLinkView
from tests.pages import samples as s

LINKED = tuple(TopicLinkView(f"t{at}", at, title) for at, title in enumerate(s.TITLES, 1))
SKETCH = suggestion.SketchView(
    "today",
    s.SLOTS,
    (
        suggestion.SketchRowView(
            s.PLACES[0],
            tuple(suggestion.SketchCellView(LINKED[at + 7], bool(at)) for at in range(3)),
        ),
        suggestion.SketchRowView(s.PLACES[1], (suggestion.SketchCellView(None, False),) * 3),
    ),
)
STEPS = (
    suggestion.StepView(
        "step_1",
        "b1=r1:p1>r2:p2 b2=r2:p2>r1:p1",
        (
            suggestion.ChangeView(
                LINKED[7], TapedView(s.SLOTS[0], "Rom 1"), TapedView(s.SLOTS[1], "Rom 2"), 31
            ),
            suggestion.ChangeView(LINKED[11], None, TapedView(s.SLOTS[0], "Rom 1"), 1),
        ),
        (suggestion.ReasonView(LINKED[7], LINKED[3], 24),),
        (suggestion.ReasonView(LINKED[11], LINKED[4], 1),),
    ),
)
SUGGESTION = suggestion.SuggestionPage(
    s.CODE,
    suggestion.ArrangementView(s.CODE, "a1", "Sunniva Lie", s.DAY, 3),
    suggestion.WishesView(1864, 2010, 2400),
    STEPS,
    SKETCH,
    replace(SKETCH, name="after"),
    unplaced=LINKED[:2],
    broken=tuple(
        suggestion.BrokenView(rule, LINKED[2:4])
        for rule in ("twice", "unavailable", "apart", "together")
    ),
    left=1,
)

SEMINARS = tuple(
    programme.SeminarView(
        s.CODE,
        f"t{at}",
        at,
        title,
        ("Marte Nygård, legevakta", "Lars Öberg")[: at % 3],
        "Et innlegg." if at % 2 else "",
        (TapedView(s.SLOTS[at % 3], "Rom 8"),) if at % 4 else (),
        agenda.TopicInterestView(f"b{at}", at),
        form=programme.SeminarFormView(f"t{at}", f"/g/x/seminars/t{at}", FieldView(title)),
    )
    for at, title in enumerate(s.TITLES, 1)
)
PROGRAMME = programme.ProgrammePage(
    s.CODE,
    (programme.TrackView(s.LONG, SEMINARS[:6]), programme.TrackView("Arbetstiden", SEMINARS[6:])),
    programme.SeminarFormView(
        "new", "/g/x/seminars", FieldView("", "Skriv noe."), FieldView("Arbetstiden"), "A\nB"
    ),
)
