"""The process that sets the PDF, one book after the other.

The idea: what typst made of a chapter is in its memory still, so that of the gathering's next book
only what has changed is set. The rule: it imports little, and has read its fonts when the first
book comes. Run as ``python -m openspace.workbook.presses.pdf MEBIBYTES SECONDS FONTS``.
"""

import sys
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from openspace.workbook.coverage import coverage
from openspace.workbook.keeping import handed_in
from openspace.workbook.presses.work import limited, make_all
from openspace.workbook.typesetter import printing, typeset

AFTER_THE_SERVER = 5
"""How much it gives way, less than the other presses do: of all forms it takes longest."""

ToBeSet = tuple[Path | None, Mapping[str, bytes], Mapping[str, str]]
"""The folder for the book, where there is one, and what a ``Galley`` holds."""


def pdf(fonts: Path, handed: ToBeSet) -> None:
    """The book of this galley, whole on the disk or on its way back."""
    folder, files, texts = handed
    handed_in(folder, "pdf", partial(typeset, files, texts, fonts))


if __name__ == "__main__":
    mebibytes, seconds, fonts = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    limited(mebibytes, AFTER_THE_SERVER)
    coverage(fonts)
    printing(fonts)
    make_all(partial(pdf, fonts), seconds)
