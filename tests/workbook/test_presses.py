"""What makes pressing quick: little is begun with, and lines are not set anew for kerning."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import typst

from openspace.config import assets
from openspace.workbook.design import fonts
from openspace.workbook.forms import APART, Form

SLOW = ("asyncio", "babel", "jinja2", "rich", "structlog")
NEEDED: dict[Form, set[str]] = {
    "pdf": set(),
    "docx": set(),
    "odt": set(),
    "epub": {"jinja2"},
}
KERNED = """
#set page(width: auto, height: auto)
#set text(font: "{family}", weight: {weight})
#let wide(words, kerning) = measure(text(kerning: kerning, words)).width
#let moved(words) = wide(words, true) != wide(words, false)
#context [#metadata(("av", "ny", "To", "y,").filter(moved)) <moved>]
"""


@pytest.mark.parametrize("form", APART)
def test_a_press_begins_with_what_its_form_needs(form: Form) -> None:
    said = f"import sys, openspace.workbook.presses.{form}; print(*sys.modules)"
    words = [sys.executable, "-P", "-c", said]
    loaded = subprocess.run(words, check=True, capture_output=True, text=True).stdout.split()
    assert set(SLOW) & set(loaded) == NEEDED[form]
    assert "typst" in loaded


def test_no_rule_of_a_design_looks_at_all_text_for_a_pattern() -> None:
    slow = re.compile(r"show (regex|\")")
    sources = sorted((assets() / "workbooks").rglob("*.typ"))
    assert len(sources) > 10
    assert [path.name for path in sources if slow.search(path.read_text("utf-8"))] == []


@pytest.mark.parametrize(
    ("family", "weight", "kerned"),
    [
        ("Literata", 500, ["av", "ny", "To", "y,"]),
        ("Literata", 400, ["To", "y,"]),
        ("Inter", 400, ["To", "y,"]),
    ],
)
def test_small_letters_of_running_text_stand_as_they_were_drawn(
    family: str, weight: int, kerned: list[str], tmp_path: Path
) -> None:
    source = tmp_path / "kerned.typ"
    source.write_text(KERNED.replace("{family}", family).replace("{weight}", str(weight)))
    printing = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts())]
    )
    moved = typst.query(str(source), "<moved>", field="value", one=True, font_paths=printing)
    assert json.loads(moved) == kerned
