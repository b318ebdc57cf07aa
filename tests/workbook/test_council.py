"""A council's own design: ten lines on ours, in every form of the book."""

import re
from base64 import b64encode
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from pypdf import PdfReader

from openspace.domain.proceedings import Proceedings
from openspace.workbook.composition import compose
from openspace.workbook.design import contrast, design, designs
from openspace.workbook.ebook.file import epub
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.docx.file import docx
from openspace.workbook.office.odt.file import odt
from openspace.workbook.page import html
from openspace.workbook.presses.drawings import drawings
from tests.workbook.books import ALBUM, DISTILLED, EMPTY, HOSTILE, ILLUSTRATED
from tests.workbook.reading import elements, pdf, pressed, squeezed, tags, text

GUIDE = Path(__file__).parents[2] / "docs" / "workbook.md"
ARMS = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


def lines() -> str:
    """The ten lines that the guide shows."""
    found = re.search(r"```toml\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def elvemark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Manuscript:
    """A book in a council's own design, which is the folder that the guide shows."""
    monkeypatch.setenv("OPENSPACE_DESIGNS", str(tmp_path))
    (tmp_path / "elvemark").mkdir()
    (tmp_path / "elvemark" / "design.toml").write_text(lines(), "utf-8")
    (tmp_path / "elvemark" / "arms.svg").write_bytes(ARMS)
    return compose(replace(DISTILLED, design="elvemark"))


def in_council(book: Proceedings) -> PdfReader:
    return pressed(replace(book, design="council"))


def test_ten_lines_are_enough(elvemark: Manuscript) -> None:
    assert len(lines().splitlines()) <= 10
    assert designs()["elvemark"] == elvemark.publisher == "Elvemark fylkeskommune"
    reader = PdfReader(BytesIO(pdf(elvemark, ALBUM)))
    assert squeezed("Elvemark fylkeskommune") in squeezed(reader.pages[0].extract_text())
    told = [str(each["/Alt"]) for each in elements(reader) if str(each["/S"]) == "/Figure"]
    assert told[0] == elvemark.arms == "Elvemarks våpen: en rød trekant"


def test_word_processors_have_its_arms_and_colours(elvemark: Manuscript) -> None:
    drawn = drawings(elvemark)
    document = Document(BytesIO(docx(elvemark, drawn)))
    told = [each.get("descr") for each in document.element.iter() if each.tag.endswith("}docPr")]
    assert elvemark.arms in told
    accent = design("elvemark").accent.removeprefix("#").upper()
    assert str(document.styles["Heading 3"].font.color.rgb) == accent
    with ZipFile(BytesIO(odt(elvemark, drawn))) as file:
        assert f"<svg:desc>{elvemark.arms}</svg:desc>" in file.read("content.xml").decode()
        assert design("elvemark").accent in file.read("styles.xml").decode()


def test_pages_have_them_too(elvemark: Manuscript) -> None:
    page = html(elvemark)
    source = f"data:image/svg+xml;base64,{b64encode(ARMS).decode()}"
    assert f'<img src="{source}" alt="{elvemark.arms}"/>' in page
    assert f"--accent: {design('elvemark').accent};" in page
    with ZipFile(BytesIO(epub(elvemark, drawings(elvemark)))) as file:
        assert (
            f'<img src="arms.png" alt="{elvemark.arms}"/>' in file.read("book/title.xhtml").decode()
        )
        assert file.read("book/arms.png")[1:4] == b"PNG"
        assert design("elvemark").accent in file.read("book/book.css").decode()


def test_a_design_without_arms_shows_none() -> None:
    assert "book-brand" not in html(compose(EMPTY)).partition("</style>")[2]
    assert "arms.png" not in drawings(compose(DISTILLED))


@pytest.mark.parametrize("book", [EMPTY, DISTILLED, ILLUSTRATED])
def test_both_designs_say_the_same(book: Proceedings) -> None:
    """What looks like markup is text in both, and tables, lists and figures have their tags."""
    council, plain = in_council(book), pressed(book)
    for said in (HOSTILE, *(chapter.title for chapter in compose(book).chapters)):
        assert text(council).count(squeezed(said)) == text(plain).count(squeezed(said))
    kinds = {"Title", "H1", "H2", "H3", "TOC", "Table", "TH", "L", "BlockQuote", "Link"}
    assert {each for each in kinds if each in tags(council)} == {
        each for each in kinds if each in tags(plain)
    }


@pytest.mark.parametrize("name", ["plain", "council"])
def test_letters_can_be_read(name: str) -> None:
    look = design(name)
    for paint in (look.ink, look.quiet, look.accent):
        assert contrast(paint, look.tint) >= 4.5
    if name == "council":
        assert contrast(look.mark, look.accent) >= 4.5
