"""A day of a hundred and fifty topics: nothing stands on anything else, or outside its page."""

import re
from collections.abc import Iterator
from dataclasses import replace

from pypdf import PageObject

from openspace.domain.chapters import Chapter
from openspace.domain.proceedings import Room, Round
from tests.workbook.books import BOOK, after
from tests.workbook.reading import pressed, squeezed

ROOMS, ROUNDS = 50, 3
FOOT = 22 / 25.4 * 72
"""How high the foot of a page is, in points."""

MANY = replace(
    BOOK,
    programme=(),
    slots=tuple(Round(f"s{at}", at + 1, after(at), after(at + 1)) for at in range(ROUNDS)),
    places=tuple(Room(f"p{at}", f"Rom {at + 1}") for at in range(ROOMS)),
    chapters=tuple(
        Chapter(
            number=at + 1,
            title=f"Hva kan vi gjøre sammen før snøen kommer, og hvem begynner? {at}",
            slot=f"s{at // ROOMS}",
            place=f"p{at % ROOMS}",
            sdgs=(3, 4, 8, 11, 1 + at % 17),
        )
        for at in range(ROOMS * ROUNDS)
    ),
)


def printed(page: PageObject) -> Iterator[tuple[str, float, float]]:
    """Every piece of text with its size and how high on the page it stands, in points."""
    found: list[tuple[str, float, float]] = []

    def hear(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip():
            found.append((text.strip(), size, tm[5] * cm[3] + cm[5]))

    page.extract_text(visitor_text=hear)
    yield from found


def page_with(words: str) -> PageObject:
    """The last page that says this."""
    pages = pressed(MANY).pages
    return next(each for each in reversed(pages) if words in (each.extract_text() or ""))


def test_the_boxes_of_the_goals_stay_above_the_foot_of_the_page() -> None:
    page = page_with("Det samtalene handlet om")
    boxes = [high for text, _, high in printed(page) if text.isdigit() and int(text) > 17]
    assert len(boxes) > ROOMS * ROUNDS
    assert min(boxes) > FOOT


def test_the_title_of_a_round_stands_above_what_was_talked_about() -> None:
    said = list(printed(page_with("50 samtaler")))
    title = min(high for text, _, high in said if text == "Runde 3")
    first = max(high for text, size, high in said if text.startswith("Hva kan vi"))
    assert title - first > 9 / 25.4 * 72


def test_what_never_had_a_room_shares_pages_and_none_is_parted() -> None:
    """What somebody wrote in begins a page of its own."""
    chapters = [
        Chapter(at, f"Nummer {at} kom aldri i noe rom, {'og ' * 30}") for at in range(1, 15)
    ]
    chapters[7] = replace(chapters[7], notes=BOOK.chapters[1].notes)
    reader = pressed(replace(BOOK, slots=(), chapters=tuple(chapters)))
    pages = [squeezed(page.extract_text()) for page in reader.pages]
    begun = [[*map(int, re.findall(r"Tema(\d+)·Utenplass", page))] for page in pages]
    shared = [each for each in begun if each]
    assert [at for each in shared for at in each] == [*range(1, 15)]
    assert all(each[0] == 8 for each in shared if 8 in each)
    assert max(map(len, shared)) >= 3
    for page, each in zip(pages, begun, strict=True):
        assert page.count("Utenreferat.") == len(set(each) - {8})
