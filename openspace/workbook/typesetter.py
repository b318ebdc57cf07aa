"""Type set by typst: a manuscript in, the PDF out, or the pictures.

The rule: people's text enters as data, never as part of a document, so that whatever it looks like
is printed as text.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import typst

from openspace.workbook.album import EMPTY, FOLDER, Album
from openspace.workbook.coverage import coverage
from openspace.workbook.design import FAMILIES, Design
from openspace.workbook.glyphs import SQUARE, throughout
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.pictures import PIXELS_AN_INCH
from openspace.workbook.unprinted import explained


def typeset(manuscript: Manuscript, design: Design, fonts: Path, album: Album = EMPTY) -> bytes:
    """The manuscript in a design, with the fonts of a folder and no others.

    PDF/A-2a is for the archive, PDF/UA-1 for screen readers; typst refuses what breaks either.
    """
    standards = {"format": "pdf", "pdf_standards": ["a-2a", "ua-1"]}
    made = _set("book.typ", _fit(manuscript, fonts), design, fonts, album, **standards)
    assert isinstance(made, bytes)  # noqa: S101 a PDF is one file
    return made


def _laid_out(design: Design, album: Album, desk: Path) -> None:
    """The design's layers one over the other, and the pictures beside them."""
    for layer in design.layers:
        copytree(layer, desk, dirs_exist_ok=True)
    (desk / FOLDER).mkdir(exist_ok=True)
    for name, content in album.items():
        (desk / FOLDER / name).write_bytes(content)


def pictured(
    manuscript: Manuscript, names: tuple[str, ...], design: Design, fonts: Path
) -> list[bytes]:
    """The design's pictures of the manuscript that have these names, as PNGs."""
    form = {"format": "png", "ppi": float(PIXELS_AN_INCH)}
    told = _fit(manuscript, fonts, {"pictures": names})
    made = _set("pictures.typ", told, design, fonts, EMPTY, **form)
    return [made] if isinstance(made, bytes) else made


def _fit(manuscript: Manuscript, fonts: Path, more: Mapping[str, object] = EMPTY) -> str:
    """The manuscript and more as JSON, with nothing in it that has no glyph."""
    drawn = coverage(fonts, FAMILIES)
    fit = throughout(manuscript, drawn) | more
    written = json.dumps(fit, ensure_ascii=False)
    if SQUARE not in written or not (squares := explained(manuscript, drawn)):
        return written
    title, *said = squares
    fit["method"].append({"title": title, "paragraphs": said})
    return json.dumps(fit, ensure_ascii=False)


def _set(
    source: str, manuscript: str, design: Design, fonts: Path, album: Album, **form: Any
) -> bytes | list[bytes]:
    """typst reads nothing but the desk that the design and the pictures are laid out on."""
    printing = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
    )
    tones = design.sectors and design.tones()
    look = json.dumps(asdict(design) | {"layers": (), "sectors": tones}, ensure_ascii=False)
    with TemporaryDirectory() as desk:
        _laid_out(design, album, Path(desk))
        made: bytes | list[bytes] = typst.compile(
            str(Path(desk) / source),
            root=desk,
            font_paths=printing,
            sys_inputs={"manuscript": manuscript, "design": look},
            **form,
        )
    return made
