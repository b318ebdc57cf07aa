"""What no font can draw is replaced, and readers are told where."""

from dataclasses import replace

from openspace.workbook.composition import compose
from openspace.workbook.coverage import coverage
from openspace.workbook.design import FAMILIES, fonts
from openspace.workbook.unprinted import explained, unprinted
from tests.workbook.books import BOOK, paragraph
from tests.workbook.reading import pressed, squeezed, text

FONTS = coverage(fonts(), FAMILIES)
FOREIGN = replace(
    BOOK,
    chapters=(
        replace(BOOK.chapters[0], notes=(paragraph("漢字"),)),
        replace(BOOK.chapters[1], title="□ A square that was written"),
        replace(BOOK.chapters[2], conveners=(replace(BOOK.chapters[0].conveners[0], name="ع"),)),
    ),
)


def test_each_sign_is_told_once_and_a_square_that_was_written_is_none() -> None:
    assert unprinted("漢 a 漢字", "□ é", "\ue000", "👩‍👩‍👧") == "漢字"


def test_a_book_says_where_squares_stand() -> None:
    assert explained(compose(BOOK, "en"), FONTS) == ()
    assert explained(compose(FOREIGN, "en"), FONTS) == (
        "Signs that are not here",
        "□ stands where somebody wrote a sign that the fonts of this PDF lack. The web page, the"
        " Word file and the data have all of them.",
        "Such signs stand in these topics: 1, 3.",
    )
    elsewhere = compose(replace(BOOK, invitation="漢"), "en")
    assert len(explained(elsewhere, FONTS)) == 2


def test_the_pdf_says_it_too() -> None:
    assert squeezed("Slike tegn står i disse temaene: 1, 3.") in text(pressed(FOREIGN))
    assert squeezed("Tegn som mangler her") not in text(pressed(BOOK))
