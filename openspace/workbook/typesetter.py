"""Type set by typst: a manuscript as plain values in, the PDF out, or the pictures.

The rule: people's text enters as data, never as part of a document, so that whatever it looks like
is printed as text.
"""

import json
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import typst

from openspace.workbook.album import EMPTY, FOLDER, Album
from openspace.workbook.coverage import coverage
from openspace.workbook.design import FAMILIES
from openspace.workbook.glyphs import throughout
from openspace.workbook.pictures import PIXELS_AN_INCH


def typeset(manuscript: object, design: Path, fonts: Path, album: Album = EMPTY) -> bytes:
    """The manuscript in a design, with the fonts of a folder and no others.

    PDF/A-2a is for the archive, PDF/UA-1 for screen readers; typst refuses what breaks either. It
    reads nothing but the design, and the pictures that lie beside a copy of it.
    """
    standards = {"format": "pdf", "pdf_standards": ["a-2a", "ua-1"]}
    with TemporaryDirectory() as desk:
        beside = _laid_out(design, album, Path(desk)) if album else design
        made = _set("book.typ", manuscript, beside, fonts, **standards)
    assert isinstance(made, bytes)  # noqa: S101 a PDF is one file
    return made


def _laid_out(design: Path, album: Album, desk: Path) -> Path:
    copytree(design, desk, dirs_exist_ok=True)
    (desk / FOLDER).mkdir()
    for name, content in album.items():
        (desk / FOLDER / name).write_bytes(content)
    return desk


def pictured(manuscript: object, design: Path, fonts: Path) -> list[bytes]:
    """The design's pictures of the manuscript, as PNGs."""
    made = _set("pictures.typ", manuscript, design, fonts, format="png", ppi=float(PIXELS_AN_INCH))
    return [made] if isinstance(made, bytes) else made


def _set(
    source: str, manuscript: object, design: Path, fonts: Path, **form: Any
) -> bytes | list[bytes]:
    fit = throughout(manuscript, coverage(fonts, FAMILIES))
    printing = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
    )
    made: bytes | list[bytes] = typst.compile(
        str(design / source),
        root=str(design),
        font_paths=printing,
        sys_inputs={"manuscript": json.dumps(fit, ensure_ascii=False)},
        **form,
    )
    return made
