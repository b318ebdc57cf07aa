"""The PDF's structure as another reader finds it (pikepdf): language, bookmarks, tags, rows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from openspace.workbook.composition import compose
from tests.workbook.books import CAME_TO
from tests.workbook.reading import pdf as set_here


@pytest.fixture(params=["plain", "council"], scope="module")
def pdf(request: pytest.FixtureRequest) -> Iterator[pikepdf.Pdf]:
    """A book with every part, in each design of ours."""
    book = compose(replace(CAME_TO, design=request.param), "en")
    with pikepdf.open(BytesIO(set_here(book))) as opened:
        yield opened


def tagged(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Every element of the tree of tags, from the top."""
    waiting: list[pikepdf.Object | None] = [pdf.Root.StructTreeRoot]
    while waiting:
        of = waiting.pop()
        if not isinstance(of, pikepdf.Dictionary):
            continue
        if "/S" in of:
            yield of
        inside = of.get("/K")
        waiting += reversed(list(inside) if isinstance(inside, pikepdf.Array) else [inside])


def test_it_is_tagged_and_says_its_language_and_title(pdf: pikepdf.Pdf) -> None:
    assert bool(pdf.Root.MarkInfo.Marked)
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    with pdf.open_metadata() as told:
        assert told["pdfuaid:part"] == "1"
        assert (told["pdfaid:part"], told["pdfaid:conformance"]) == ("2", "A")


def test_every_part_has_its_bookmark_and_chapters_stand_under_their_round(
    pdf: pikepdf.Pdf,
) -> None:
    with pdf.open_outline() as outline:
        found = {each.title: len(each.children) for each in outline.root}
    assert [found[name] for name in ("Round 1", "Round 2", "Not placed")] == [2, 2, 1]
    assert {"Find your way", "Priorities", "Action plan", "Reflections"} <= set(found)


def test_every_figure_says_what_it_shows(pdf: pikepdf.Pdf) -> None:
    book = compose(CAME_TO, "en")
    told = [str(each.Alt) for each in tagged(pdf) if each.S == "/Figure"]
    assert {book.sectors_alt, book.movement.alt, book.goals_alt} <= set(told)
    assert "" not in told


def test_a_body_that_follows_up_is_a_header_over_all_its_columns(pdf: pikepdf.Pdf) -> None:
    wide = [each for each in tagged(pdf) if each.S == "/TH" and "ColSpan" in repr(each.get("/A"))]
    assert len(wide) == 3
    kinds = Counter(str(each.S) for each in tagged(pdf))
    assert kinds["/TR"] > kinds["/Table"] > 5
