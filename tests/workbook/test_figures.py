"""What happened, in numbers: how people moved, and where a topic is found. Nobody is pointed at."""

from dataclasses import replace

from openspace.domain.flows import Flow, flows
from openspace.workbook.composition import compose
from openspace.workbook.manuscript import FlowLine, Movement
from openspace.workbook.markdown import markdown
from openspace.workbook.office.flow import flow
from openspace.workbook.office.parts import Drawing, Table
from openspace.workbook.page import html
from openspace.workbook.pictures import drawn
from tests.workbook.books import BOOK, EMPTY, MOVED
from tests.workbook.reading import bookmarks, elements, pressed, squeezed, text

HELD = {"one": "a", "two": "b", "three": "a", "four": "b"}


def test_the_hallway_and_staying_do_not_count() -> None:
    """FL1."""
    passages = {("", "one"): 40, ("one", "three"): 30, ("one", ""): 20, ("one", "two"): 10}
    assert flows(passages, HELD, "ab", 5) == ((Flow("a", "b", 10),), 0)


def test_talks_in_the_same_rooms_are_counted_together_and_few_are_only_a_sum() -> None:
    """FL2 and FL3."""
    passages = {("one", "two"): 3, ("three", "four"): 3, ("two", "one"): 4}
    assert flows(passages, HELD, "ab", 5) == ((Flow("a", "b", 6),), 4)
    both = {("two", "one"): 9, ("one", "two"): 9}
    assert flows(both, HELD, "ab", 5)[0] == (Flow("a", "b", 9), Flow("b", "a", 9))


def test_what_is_not_drawn_is_said() -> None:
    moved = compose(MOVED, "en").movement
    assert moved.lead == (
        "The law of mobility was used: people went from room to room 35 times. Ways that fewer than"
        " 5 took, and the less used ones, are not drawn (9 together)."
    )
    assert moved.rooms == ("Rom A", "Rom B", "Rommet med utsikt")
    assert moved.flows[1] == FlowLine(2, 0, 7, "Rommet med utsikt", "Rom A")
    assert "from Rom A to Rom B: 14; from Rommet" in moved.alt


def test_a_gathering_where_nobody_moved_says_nothing_of_it() -> None:
    nothing = Movement("", "", "", (), ())
    assert compose(BOOK).movement == compose(replace(BOOK, other_moves=4)).movement == nothing
    assert "flows" not in drawn(compose(BOOK))


def test_the_drawing_is_also_a_table_in_every_form() -> None:
    book = compose(MOVED)
    reader = pressed(MOVED)
    told = [str(each["/Alt"]) for each in elements(reader) if str(each["/S"]) == "/Figure"]
    assert book.movement.alt in told
    assert squeezed("Rommet med utsiktRom A7") in text(reader)
    parts = list(flow(book, ["flows.png"]))
    assert Drawing("flows.png", book.movement.alt, book.movement.note) in parts
    assert [len(p.rows) for p in parts if isinstance(p, Table) and p.head[0] == "Fra"] == [3]
    assert '<th scope="row">Rommet med utsikt</th><td>Rom A</td>' in html(book)
    assert "| Rommet med utsikt | Rom A | 7 |" in markdown(book)


def test_indexes_list_the_topics_of_tags_sectors_and_organisations() -> None:
    host = BOOK.chapters[0].conveners
    more = replace(BOOK.chapters[1], challenges=("utenforskap", "ål"), conveners=host)
    unnamed = replace(host[0], name="", organisation="Nobody’s")
    quiet = replace(BOOK.chapters[2], conveners=(unnamed,))
    book = compose(replace(BOOK, chapters=(more, quiet, BOOK.chapters[0])), "en")
    assert [(each.title, each.lines) for each in book.indexes] == [
        (
            "The goals",
            (
                ("4. Quality education", (1,)),
                ("17. Partnerships for the goals – the day’s goal", (1,)),
            ),
        ),
        ("Tags", (("Ål", (2,)), ("Utenforskap", (1, 2)))),
        ("Sectors of the hosts", (("Kommune", (1, 2)),)),
        ("Organisations of those named", (("Vassbygd kommune", (1, 2)), ("Vik kommune", (1,)))),
    ]


def test_indexes_stand_before_the_invitation_and_lead_to_the_chapters() -> None:
    page, plain = html(compose(BOOK)), markdown(compose(BOOK))
    assert page.index('id="indexes"') < page.index('id="invitation"')
    assert '<th scope="row">Utenforskap</th><td><a href="#chapter-1">1</a></td>' in page
    assert "| Utenforskap | 1 |" in plain
    titles = [title for depth, title in bookmarks(pressed(BOOK)) if depth == 0]
    assert titles.index("Finn fram") + 1 == titles.index("Invitasjon og program")
    assert compose(EMPTY).indexes == ()
