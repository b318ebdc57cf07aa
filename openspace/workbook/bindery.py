"""The process that makes all forms of an edition: proceedings in, files in a folder out.

The idea: the book is put into words once for all its forms, and whoever waits is told of each. The
PDF takes as long as all others together, so it is set beside them: typst lets Python go on.
Run as ``python -m openspace.workbook.bindery MEBIBYTES FOLDER``; both ends are this program, so
what comes in is a pickle. What goes out are lines: ``making pdf``, ``made pdf 1234 5e8f…``, and
``failed pdf full`` when the disk is.
"""

import errno
import os
import pickle
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from openspace.domain.proceedings import Proceedings
from openspace.workbook.album import Album
from openspace.workbook.at_once import at_once
from openspace.workbook.composition import compose
from openspace.workbook.forms import Format
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.pictures import Pictures
from openspace.workbook.presses.docx import docx
from openspace.workbook.presses.drawings import drawings
from openspace.workbook.presses.epub import epub
from openspace.workbook.presses.odt import odt
from openspace.workbook.presses.pdf import pdf
from openspace.workbook.presses.work import limited
from openspace.workbook.twin import twin

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
DRAWN: dict[Format, Callable[[Manuscript, Album, Pictures], bytes]] = {
    "docx": docx,
    "odt": odt,
    "epub": epub,
}
"""The forms that are given their drawings."""


def bind(folder: Path, book: Proceedings, album: Album, forms: tuple[Format, ...]) -> None:
    """These forms of the book as files of the folder, each whole on the disk; the PDF is last."""
    manuscript = compose(book)
    drawn = cache(partial(drawings, manuscript))
    with ThreadPoolExecutor(1) as aside:
        setting = aside.submit(pdf, manuscript, album) if "pdf" in forms else None
        for form in (each for each in forms if each != "pdf"):
            _keep(folder, form, partial(_made, form, book, manuscript, album, drawn))
        if setting:
            _keep(folder, "pdf", setting.result)


def _keep(folder: Path, form: Format, make: Callable[[], bytes]) -> None:
    _say(f"making {form}")
    try:
        content = make()
        _write(folder / f"workbook.{form}", content)
    except Exception as failure:
        full = isinstance(failure, OSError) and failure.errno in FULL
        _say(f"failed {form} {'full' if full else 'failed'}")
        raise
    _say(f"made {form} {len(content)} {sha256(content).hexdigest()}")


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


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    limited(int(sys.argv[1]))
    handed = pickle.load(sys.stdin.buffer)  # noqa: S301 our own parent
    bind(Path(sys.argv[2]), *handed)
