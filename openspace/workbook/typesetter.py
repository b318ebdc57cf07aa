"""Type set by typst: what a galley holds in, the PDF out, or the pictures.

The rule: typst reads nothing but the desk that this is laid on, and no fonts but ours.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst

from openspace.workbook.coverage import coverage
from openspace.workbook.fitting import fit

Files = Mapping[str, bytes]
Texts = Mapping[str, str]


def typeset(files: Files, texts: Texts, fonts: Path) -> bytes:
    """The book of these.

    PDF/A-2a is for the archive, PDF/UA-1 for screen readers; typst refuses what breaks either.
    """
    made = _set("book.typ", files, texts, fonts, format="pdf", pdf_standards=["a-2a", "ua-1"])
    assert isinstance(made, bytes)  # noqa: S101 a PDF is one file
    return made


def pictured(files: Files, texts: Texts, fonts: Path, an_inch: int) -> list[bytes]:
    """The pictures that are to be drawn of them, as PNGs of so many pixels an inch."""
    made = _set("pictures.typ", files, texts, fonts, format="png", ppi=float(an_inch))
    return [made] if isinstance(made, bytes) else made


@cache
def printing(fonts: Path) -> typst.Fonts:
    """The fonts of a folder."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
    )


def _set(source: str, files: Files, texts: Texts, fonts: Path, **form: Any) -> bytes | list[bytes]:
    fitted = {name: text.encode() for name, text in fit(texts, coverage(fonts)).items()}
    with TemporaryDirectory() as desk:
        for name, content in {**files, **fitted}.items():
            place = Path(desk, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        made: bytes | list[bytes] = typst.compile(
            str(Path(desk, source)), root=desk, font_paths=printing(fonts), **form
        )
    return made
