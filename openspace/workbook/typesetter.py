"""Type set by typst: what lies on a desk in, the PDF out, or the pictures.

The rule: typst reads nothing but the desk, and no fonts but ours.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

from openspace.workbook.coverage import coverage
from openspace.workbook.fitting import fit


def typeset(texts: Mapping[str, str], desk: Path, fonts: Path) -> bytes:
    """The book of these texts, with what else lies on the desk.

    PDF/A-2a is for the archive, PDF/UA-1 for screen readers; typst refuses what breaks either.
    """
    made = _set("book.typ", texts, desk, fonts, format="pdf", pdf_standards=["a-2a", "ua-1"])
    assert isinstance(made, bytes)  # noqa: S101 a PDF is one file
    return made


def pictured(texts: Mapping[str, str], desk: Path, fonts: Path, an_inch: int) -> list[bytes]:
    """The pictures that are to be drawn of them, as PNGs of so many pixels an inch."""
    made = _set("pictures.typ", texts, desk, fonts, format="png", ppi=float(an_inch))
    return [made] if isinstance(made, bytes) else made


@cache
def printing(fonts: Path) -> typst.Fonts:
    """The fonts of a folder."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
    )


def _set(
    source: str, texts: Mapping[str, str], desk: Path, fonts: Path, **form: Any
) -> bytes | list[bytes]:
    for name, text in fit(texts, coverage(fonts)).items():
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text(text, "utf-8")
    made: bytes | list[bytes] = typst.compile(
        str(desk / source), root=str(desk), font_paths=printing(fonts), **form
    )
    return made
