"""The process that makes all forms of an edition but the PDF, as files of a folder.

The idea: the book is in words already, and its drawings are made once for all that show them. Run
as ``python -m openspace.workbook.bindery MEBIBYTES SECONDS FOLDER``; both ends are this program, so
what comes in is a pickle.
"""

import sys
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from openspace.domain.proceedings import Proceedings
from openspace.workbook.album import Album
from openspace.workbook.at_once import at_once
from openspace.workbook.forms import Format
from openspace.workbook.keeping import kept
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.pictures import Pictures
from openspace.workbook.presses.docx import docx
from openspace.workbook.presses.drawings import drawings
from openspace.workbook.presses.epub import epub
from openspace.workbook.presses.odt import odt
from openspace.workbook.presses.work import handed, limited
from openspace.workbook.twin import twin

DRAWN: dict[Format, Callable[[Manuscript, Album, Pictures], bytes]] = {
    "docx": docx,
    "odt": odt,
    "epub": epub,
}
"""The forms that are given their drawings."""


def bind(
    folder: Path,
    manuscript: Manuscript,
    album: Album,
    book: Proceedings,
    forms: tuple[Format, ...],
) -> None:
    """These forms of the book as files of the folder, each whole on the disk."""
    drawn = cache(partial(drawings, manuscript))
    for form in forms:
        kept(folder, form, partial(_made, form, book, manuscript, album, drawn))


def _made(
    form: Format,
    book: Proceedings,
    manuscript: Manuscript,
    album: Album,
    drawn: Callable[[], Pictures],
) -> bytes:
    if form == "json":
        return twin(book).encode()
    press = DRAWN.get(form)
    return press(manuscript, album, drawn()) if press else at_once(manuscript, form, album)


if __name__ == "__main__":
    limited(int(sys.argv[1]), int(sys.argv[2]))
    bind(Path(sys.argv[3]), *handed())
