"""What no font can draw is replaced, and readers are told where."""

from dataclasses import replace

from openspace.domain.proceedings import Proceedings
from openspace.workbook.composition import compose
from openspace.workbook.coverage import coverage
from openspace.workbook.design import design, fonts
from openspace.workbook.fitting import explained
from openspace.workbook.galley import galley
from openspace.workbook.unprinted import unprinted
from tests.workbook.books import BOOK, paragraph
from tests.workbook.reading import pressed, squeezed, text

FONTS = coverage(fonts())
FOREIGN = replace(
    BOOK,
    chapters=(
        replace(BOOK.chapters[0], notes=(paragraph("漢字"),)),
        replace(BOOK.chapters[1], title="□ A square that was written"),
        replace(BOOK.chapters[2], conveners=(replace(BOOK.chapters[0].conveners[0], name="ع"),)),
    ),
)


def told(book: Proceedings) -> tuple[str, ...]:
    return explained(galley(compose(book, "en"), design()).texts, FONTS)


def test_each_sign_is_told_once_and_a_square_that_was_written_is_none() -> None:
    assert unprinted("漢 a 漢字", "□ é", "\ue000", "👩‍👩‍👧") == "漢字"


def test_a_book_says_where_squares_stand() -> None:
    assert told(BOOK) == ()
    assert told(FOREIGN) == (
        "Signs that are not here",
        "□ stands where somebody wrote a sign that the fonts of this PDF lack. The web page, the"
        " Word file and the data have all of them.",
        "Such signs stand in these topics: 1, 3.",
    )
    assert len(told(replace(BOOK, invitation="漢"))) == 2


def test_the_pdf_says_it_too() -> None:
    assert squeezed("Slike tegn står i disse temaene: 1, 3.") in text(pressed(FOREIGN))
    assert squeezed("Tegn som mangler her") not in text(pressed(BOOK))
