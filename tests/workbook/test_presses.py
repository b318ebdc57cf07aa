"""What makes pressing quick: little is begun with, and lines are not set anew for kerning."""

import json
import os
import pickle
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import typst

from openspace.config import assets
from openspace.workbook.design import fonts
from openspace.workbook.forms import APART, Form
from openspace.workbook.pressroom import MEMORY, limits

SLOW = ("asyncio", "babel", "dataclasses", "jinja2", "rich", "structlog")
NEEDED: dict[Form, set[str]] = {
    "pdf": set(),
    "docx": {"dataclasses"},
    "odt": {"dataclasses"},
    "epub": {"dataclasses", "jinja2"},
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


class Endless:
    """What takes for ever to read."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return exec, ("while True: pass",)


@pytest.mark.parametrize("module", ["bindery", "presses.pdf"])
def test_a_press_that_nobody_is_left_to_stop_ends_by_itself(module: str, tmp_path: Path) -> None:
    words = [sys.executable, "-P", "-m", f"openspace.workbook.{module}", "3072", "1", str(tmp_path)]
    (tmp_path / "job").write_bytes(pickle.dumps(Endless()))
    here = {**os.environ, "TMPDIR": str(tmp_path)}
    ended = subprocess.run(words, check=False, input=b"job\n", env=here, timeout=30)
    assert ended.returncode == -signal.SIGXCPU


@pytest.mark.parametrize("seconds", [0.01, 60, 239.5])
def test_no_press_that_is_in_time_is_ended_by_the_kernel(seconds: float) -> None:
    memory, most = map(int, limits(seconds))
    assert memory == MEMORY
    assert most >= seconds * (os.cpu_count() or 1)


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
