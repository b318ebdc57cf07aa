"""The table of contents as Word keeps it: a field of its own, filled already.

The idea: a reader sees a whole table before Word has counted a page; whoever edits the book asks
Word to count anew. The rule: the pages are an estimate until then, from how many lines stand where.
"""

from collections.abc import Iterable, Iterator

from openspace.domain.notes import Run
from openspace.workbook.office.docx.paragraphs import Writing, paragraph
from openspace.workbook.office.docx.words import fielded, run, w
from openspace.workbook.office.outline import Entry

FIELD = ' TOC \\o "1-2" \\h \\z \\u '


def contents(title: str, entries: Iterable[Entry], writing: Writing) -> str:
    """The table under its title."""
    lines = list(entries)
    made = "".join(_lines(lines))
    gallery = w("docPartObj", w("docPartGallery", val="Table of Contents"), w("docPartUnique"))
    head = paragraph("ContentsTitle", (Run(title),), writing)
    return w("sdt", w("sdtPr", gallery), w("sdtContent", f"{head}{made}"))


def _lines(entries: list[Entry]) -> Iterator[str]:
    begin = (
        _mark("begin"),
        w("r", f'<w:instrText xml:space="preserve">{_quoted(FIELD)}</w:instrText>'),
    )
    for index, entry in enumerate(entries):
        inside = w("hyperlink", *_line(entry), anchor=entry.bookmark, history=1)
        first = "".join((*begin, _mark("separate"))) if index == 0 else ""
        style = w("pPr", w("pStyle", val=f"Contents{entry.heading.level}"))
        yield w("p", style, first, inside)
    yield w(
        "p",
        w("pPr", w("pStyle", val="Gap")),
        "" if entries else "".join((*begin, _mark("separate"))),
        _mark("end"),
    )


def _line(entry: Entry) -> tuple[str, ...]:
    words = run(Run(f"{entry.heading.text}\t"), entry.heading.language)
    return words, fielded(f"PAGEREF {entry.bookmark} \\h", str(entry.page))


def _mark(kind: str) -> str:
    return w("r", w("fldChar", fldCharType=kind))


def _quoted(code: str) -> str:
    return code.replace('"', "&quot;")
