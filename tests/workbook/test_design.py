"""Designs: which there are, what they stand on, and that none can stop a book."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from openspace.workbook.composition import compose
from openspace.workbook.design import PLAIN, design, designs
from tests.workbook.books import BOOK
from tests.workbook.reading import pdf


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a council's own designs."""
    monkeypatch.setenv("OPENSPACE_DESIGNS", str(tmp_path))
    return tmp_path


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).mkdir()
    (folder / name / "design.toml").write_text(text, "utf-8")


def test_the_colours_of_sectors_that_a_design_leaves_out_are_made_of_its_own(own: Path) -> None:
    """DE2."""
    write(own, "two", 'extends = "plain"\nsectors = ["#101010", "#202020"]')
    made = design("two")
    assert made.tones()[:2] == ("#101010", "#202020")
    assert len(made.tones()) == 5
    assert "$" not in made.stylesheet("book.css")
    pages = PdfReader(BytesIO(pdf(compose(replace(BOOK, images=(), design="two"))))).pages
    assert len(pages) > 10


def test_a_councils_own_stands_beside_ours(own: Path) -> None:
    """DE1, DE2 and DE3."""
    ours = designs()
    write(own, "vik", 'extends = "plain"\nname = "Vik kommune"\naccent = "#a01020"\n')
    write(own, "plain", 'extends = "plain"\nname = "Not ours"\n')
    (own / "vik" / "book.css").write_text("b { color: red }")
    assert designs() == ours | {"vik": "Vik kommune"}
    assert next(iter(designs())) == PLAIN
    vik, plain = design("vik"), design()
    assert vik.accent == "#a01020"
    assert replace(vik, name=plain.name, shown=plain.shown, accent=plain.accent) == replace(
        plain, layers=vik.layers
    )
    assert vik.layers == (*plain.layers, own / "vik")
    sheet = plain.stylesheet("book.css").replace(plain.accent, vik.accent)
    assert vik.stylesheet("book.css") == sheet + "b { color: red }"


@pytest.mark.parametrize(
    ("text", "because"),
    [
        ('extends = "odd"', "it stands on itself"),
        ('extends = "none"', "there is no design 'none'"),
        ('extends = "plain"\naccent = "red"', "'red' is not a colour such as #12294b"),
        ('extends = "plain"\naccent = "#f2b233"', "#f2b233 is too light for letters on white"),
        ('extends = "plain"\nlogo = "../arms.svg"', "'../arms.svg' is not a picture"),
        ('extends = "plain"\nlogo = "arms.svg"', "there is no arms.svg in its folder"),
        ('extends = "plain"\ntext = "Arial"', "'Arial' is not a font of ours"),
        ('extends = "plain"\nshape = "round"', "unexpected keyword argument 'shape'"),
        ("extends = 3", "extends is not text"),
        ('extends = "plain"\nsectors = 5', "sectors is not a list"),
        ('extends = "plain"\nsectors = [5]', "expected string"),
        ('extends = "plain"\nname = 5', "shown is not text"),
        ('extends = "plain"\nitalics = "no"', "italics is not true or false"),
        ("accent = red", "design.toml cannot be read"),
        ('name = "Odd"', "missing"),
    ],
)
def test_one_that_cannot_be_used_is_the_plain_one(
    own: Path, text: str, because: str, caplog: pytest.LogCaptureFixture
) -> None:
    """DE5."""
    write(own, "odd", text)
    assert design("odd") == design()
    (said,) = caplog.messages
    assert said.startswith("the design 'odd' of the workbook is not used: ")
    assert because in said
    assert "odd" not in designs()


@pytest.mark.parametrize("name", ["../plain", "", "Plain", "nothing", "a" * 99])
def test_a_name_that_is_none_is_the_plain_one(name: str) -> None:
    """DE5."""
    assert compose(replace(BOOK, design=name)).design == PLAIN
