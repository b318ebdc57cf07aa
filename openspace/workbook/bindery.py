"""The process that makes all forms of a book but the PDF, one book after the other.

The idea: the book is in words already, its drawings are made once for all that show them, and what
was made of a chapter that has not changed stands. Run as ``python -m openspace.workbook.bindery
MEBIBYTES SECONDS FONTS``; both ends are this program, so what comes in are pickles.

The rule: a press is imported when the first book of its form is made, so that the process is soon
at work.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import import_module
from typing import Any

from openspace.workbook.forms import Format
from openspace.workbook.handing import Job, Shelf, opened, shelf
from openspace.workbook.keeping import handed_in
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.docx.chapters import Chapters, standing
from openspace.workbook.pictures import Pictures
from openspace.workbook.presses.drawings import Drawn, drawings, none_drawn
from openspace.workbook.presses.work import limited, make_all


@dataclass(slots=True)
class Stock:
    """What stands for the next book."""

    read: Shelf = field(default_factory=shelf)
    drawn: Drawn = field(default_factory=none_drawn)
    word: Chapters = field(default_factory=standing)


def bind(stock: Stock, job: Job) -> None:
    """These forms of the book, each whole on the disk or on its way back."""
    book = opened(job.parcel, stock.read)
    drawn = cache(partial(drawings, book, stock.drawn))
    for form in job.forms:
        handed_in(job.folder, form, partial(_made, form, book, job, drawn, stock))


def _made(
    form: Format, book: Manuscript, job: Job, drawn: Callable[[], Pictures], stock: Stock
) -> bytes:
    made: bytes
    match form:
        case "json":
            made = _module("twin").twin(job.data).encode()
        case "docx":
            made = _module("presses.docx").docx(book, job.album, drawn(), stock.word)
        case "odt":
            made = _module("presses.odt").odt(book, job.album, drawn())
        case "epub":
            made = _module("presses.epub").epub(book, job.album, drawn())
        case _:
            made = _module("at_once").at_once(book, form, job.album)
    return made


def _module(name: str) -> Any:
    return import_module(f"openspace.workbook.{name}")


if __name__ == "__main__":
    mebibytes, seconds = int(sys.argv[1]), int(sys.argv[2])
    limited(mebibytes)
    make_all(partial(bind, Stock()), seconds)
