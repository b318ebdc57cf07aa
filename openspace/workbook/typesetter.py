"""The process that sets a PDF: a manuscript as JSON in, the PDF out.

The idea: setting type takes memory and time, so it runs apart from the server and can be killed.
People's text enters as data, never as part of a document, so that whatever it looks like is
printed as text. Run as ``python -m openspace.workbook.typesetter DESIGN FONTS``.
"""

import json
import sys
from pathlib import Path

import typst

from openspace.workbook.coverage import coverage
from openspace.workbook.design import FAMILIES
from openspace.workbook.glyphs import throughout


def typeset(manuscript: object, design: Path, fonts: Path) -> bytes:
    """The manuscript in a design, with the fonts of a folder and no others.

    PDF/A-2a is for the archive, PDF/UA-1 for screen readers; typst refuses what breaks either.
    """
    fit = throughout(manuscript, coverage(fonts, FAMILIES))
    return typst.compile(
        str(design / "book.typ"),
        root=str(design),
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts)]
        ),
        format="pdf",
        sys_inputs={"manuscript": json.dumps(fit, ensure_ascii=False)},
        pdf_standards=["a-2a", "ua-1"],
    )


if __name__ == "__main__":
    folder, printing = (Path(word) for word in sys.argv[1:3])
    sys.stdout.buffer.write(typeset(json.load(sys.stdin.buffer), folder, printing))
