"""A gathering to press books of: two rounds, two rooms, and people from four sectors."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from openspace.domain.chapters import Added, Chapter, Convener, Distilled, Listed
from openspace.domain.facts.marketplace import Link
from openspace.domain.flows import Flow
from openspace.domain.images import image
from openspace.domain.notes import Block, Run
from openspace.domain.outcomes import PlannedAction, Priority, Said
from openspace.domain.proceedings import Proceedings, ProgrammeEntry, Room, Round
from openspace.domain.reports import Step
from tests.pictures import drawing

START = datetime(2026, 5, 20, 10, 25, tzinfo=UTC)
LONG = "Om å dele ansvar " * 11 + "til slutt 🌊 sammen"
UNBROKEN = "Æ" * 200
SAMI = "Sámi giella ja kultuvra: čáhci, ŋuolla, đávvir, vuoŧŧan, žuoika"
HOSTILE = '#include "x" @ana $x^2$ *stars* _under_ <script>alert(1)</script> = [a](b) \\ `tick`'


def after(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def paragraph(text: str, link: str | None = None) -> Block:
    return Block("paragraph", (Run(text, link=link),))


def heading(text: str, level: int) -> Block:
    return Block("heading", (Run(text),), level=level)


def listed(kind: str, *texts: str) -> Block:
    item = "task" if kind == "tasks" else "item"
    items = tuple(Block(item, children=(paragraph(text),), done=True) for text in texts)  # type: ignore[arg-type]
    return Block(kind, children=items)  # type: ignore[arg-type]


def task(text: str, owner: str, due: str) -> Block:
    return Block("task", children=(paragraph(text),), owner=owner, due=due)


def table(*rows: tuple[str, ...]) -> Block:
    """A table whose first row names its columns."""
    return Block("table", children=tuple(row(each, head=each is rows[0]) for each in rows))


def row(texts: tuple[str, ...], *, head: bool) -> Block:
    cells = (Block("cell", children=(paragraph(text),), head=head) for text in texts)
    return Block("row", children=tuple(cells))


PICTURE = drawing(600, 400)
MAP = image("png", 600, 400, PICTURE)
ALBUM = {MAP.name: PICTURE}

NOTES = (
    heading("What we saw", 3),
    paragraph("Five offices, one person."),
    listed("bullets", "First things", "Second things"),
    heading("What works", 1),
    Block("quote", children=(paragraph("I told my story eleven times."),)),
    heading("Where it works", 2),
    listed("numbers", "One", "Two"),
    listed("tasks", "Write it down"),
    Block("tasks", children=(task("Ring around", "Chi Lien", "2026-05-21"),)),
    table(("Office", "People"), ("Vik", "Eleven | more"), ("Ås", "")),
    Block("image", file="0f" * 16, alt="Five chairs in a ring"),
    paragraph("More here", "https://example.org/æ"),
)

REPORT = Distilled(
    "One office decides.\nThe others follow. 🌊",
    "One form for all",
    "Who pays",
    (Step(1, "Meet in Vik", "Ana Berg", date(2026, 12, 24)), Step(3, UNBROKEN)),
    (Link("https://example.org/æ", "The map"), Link("mailto:ana@example.org", "")),
)

CHAPTERS = (
    Chapter(
        number=1,
        title=LONG,
        conveners=(Convener("Ben Åsen", "Vassbygd kommune", "kommune"),),
        slot="s1",
        place="a",
        votes=31,
        sectors=(("kommune", 12), ("næringsliv", 6)),
        present=(Listed("Ana Berg", "Vik kommune"), Listed("Chi Lien")),
        others=16,
        sdgs=(4, 17),
        challenges=("utenforskap",),
        description="Hva om tiltaket fulgte personen?",
        notes=NOTES,
    ),
    Chapter(number=2, title=UNBROKEN, slot="s1", place="b", notes=NOTES),
    Chapter(number=3, title=SAMI, language="se", slot="s2", place="b", notes=NOTES),
    Chapter(number=4, title=HOSTILE, slot="s2", place="a", notes=(paragraph(HOSTILE),)),
    Chapter(number=5, title="Nobody wrote this one down", votes=2),
)

BOOK = Proceedings(
    code="demo",
    title="Partnerskapskonferansen",
    theme="Hvordan skaper vi balanse?",
    question="Hvordan kan din organisasjon bidra til balansen?",
    language="nb",
    time_zone="Europe/Oslo",
    date=date(2026, 5, 20),
    licence="CC BY 4.0",
    pressed_at=after(200),
    contact_name="Sekretariatet",
    contact_email="sekretariat@example.org",
    invitation="Kom med det du brenner for.\n\nKom med det du lurer på.",
    edition="draft",
    highlight=17,
    programme=(
        ProgrammeEntry("foyer", after(-100), after(-85)),
        ProgrammeEntry("opening", after(-85), after(0)),
        ProgrammeEntry("round", after(0), after(45), 1),
        ProgrammeEntry("round", after(55), after(100), 2),
    ),
    slots=(Round("s1", 1, after(0), after(45)), Round("s2", 2, after(55), after(100))),
    places=(Room("a", "Rom A"), Room("b", "Rom B")),
    chapters=CHAPTERS,
    participants=(Listed("Ana Berg", "Vassbygd kommune"), Listed("Chi Lien", "Høgskolen Sør")),
    sectors=(("kommune", 19), ("næringsliv", 12), ("akademia", 7), ("frivillighet", 3)),
)

EMPTY = replace(
    BOOK,
    invitation="",
    programme=(),
    slots=(),
    places=(),
    chapters=(),
    participants=(),
    sectors=(),
    contact_name="",
    contact_email="",
    licence="",
)
ADDED = (
    Added("Åse Å.", "Se https://example.org/kart, og " + HOSTILE, after(200)),
    Added("", "Ingen ferge på søndag 🌊", after(300)),
)
DISTILLED = replace(
    BOOK,
    chapters=(replace(CHAPTERS[0], reports=(REPORT,), additions=ADDED), *CHAPTERS[1:]),
)

MOVED = replace(
    DISTILLED,
    places=(*BOOK.places, Room("c", "Rommet med utsikt")),
    flows=(Flow("a", "b", 14), Flow("c", "a", 7), Flow("b", "c", 5)),
    other_moves=9,
)
"""People went between three rooms."""

ILLUSTRATED = replace(
    BOOK,
    images=(MAP,),
    chapters=(
        replace(
            CHAPTERS[0],
            notes=(
                *NOTES,
                Block("image", file=MAP.file, alt='A map of "Vik"'),
                Block("quote", children=(Block("image", file=MAP.file),)),
            ),
        ),
        *CHAPTERS[1:],
    ),
)
"""With a picture in the notes of its first chapter, once without words."""

CAME_TO = replace(
    MOVED,
    chapters=(MOVED.chapters[0], replace(MOVED.chapters[1], sdgs=(4,)), *MOVED.chapters[2:]),
    priorities=(Priority(1, LONG, 31), Priority(4, HOSTILE, 3)),
    bodies=("Fylkestinget", "Grenserådet"),
    actions=(
        PlannedAction(
            1,
            "Write one form",
            "Kari Nygård",
            "Elvemark",
            START.date(),
            "Grenserådet",
            "done",
            (1, 3),
        ),
        PlannedAction(2, HOSTILE, organisation="Vik", body="Fylkestinget", status="begun"),
        PlannedAction(3, UNBROKEN, "Ole Berg", status="given up"),
    ),
    reflections=(Said("I came alone, and go with four to ring. 🌊", "Ana Berg"), Said("Short.")),
)
"""With priorities, an action plan of three bodies, and lines of the closing circle."""
