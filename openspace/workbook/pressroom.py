"""The process that makes a file of the book: a form and a manuscript in, the file out.

The idea: setting type takes memory and time, so it runs apart from the server and can be killed.
Run as ``python -m openspace.workbook.pressroom MEBIBYTES``; both ends are this program, so what
goes over is a pickle.
"""

import pickle
import resource
import sys
from collections.abc import Callable
from dataclasses import asdict
from typing import Literal

import structlog

from openspace.workbook.album import Album
from openspace.workbook.design import design, fonts
from openspace.workbook.ebook.file import epub
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.docx.file import docx
from openspace.workbook.office.odt.file import odt
from openspace.workbook.pictures import Pictures, drawing, drawn, photographs, sketched
from openspace.workbook.typesetter import pictured, typeset

Form = Literal["pdf", "docx", "odt", "epub"]
"""The forms that are made apart."""


WRITERS: dict[Form, Callable[[Manuscript, Pictures], bytes]] = {
    "docx": docx,
    "odt": odt,
}


def made(form: Form, book: Manuscript, album: Album) -> bytes:
    """The book in a form."""
    if form == "pdf":
        return typeset(asdict(book), design(book.design), fonts(), album)
    if form == "epub":
        return epub(book, pictures(book), album)
    return WRITERS[form](book, pictures(book) | photographs(book, album))


def pictures(book: Manuscript) -> Pictures:
    """The book's drawings."""
    names = drawn(book)
    if not names:
        return {}
    made = pictured(asdict(sketched(book)) | {"pictures": names}, design(book.design), fonts())
    return {f"{name}.png": drawing(png) for name, png in zip(names, made, strict=True)}


def limited(mebibytes: int) -> None:
    """Have no more memory than this, and leave no trace of it when that was too little."""
    most = mebibytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    limited(int(sys.argv[1]))
    sys.stdout.buffer.write(made(*pickle.load(sys.stdin.buffer)))  # noqa: S301 our own parent
