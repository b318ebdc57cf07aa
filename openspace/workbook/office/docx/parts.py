"""The smaller parts of a DOCX: head and foot, how Word opens it, what it is about."""

from openspace.domain.notes import Run
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.docx.relations import OFFICE, PACKAGE
from openspace.workbook.office.docx.styles import NAMESPACE
from openspace.workbook.office.docx.words import fielded, run, w
from openspace.workbook.office.element import HEAD, element, text

COMPATIBILITY = "http://schemas.microsoft.com/office/word"
CURRENT = 15
"""The Word whose layout the book is made for: 2013, and every later one."""


def part(name: str, *inside: str) -> str:
    """A whole part with its one element."""
    return HEAD + element(f"w:{name}", {"xmlns:w": NAMESPACE, "xmlns:r": OFFICE}, *inside)


def header(book: Manuscript) -> str:
    """The gathering at the left, the part of the book at the right."""
    here = fielded('STYLEREF "heading 1"', "")
    return part("hdr", _line("Header", run(Run(f"{book.title}\t")), here))


def footer(book: Manuscript) -> str:
    """The page at the left, edition and licence at the right."""
    return part("ftr", _line("Footer", fielded("PAGE", "1"), run(Run(f"\t{book.imprint}"))))


def imprint(book: Manuscript) -> str:
    """The foot of the cover: who invited, edition and licence."""
    lines = filter(None, (book.contact_name, book.imprint))
    return part("ftr", *(_line("Imprint", run(Run(line))) for line in lines))


def _line(style: str, *inside: str) -> str:
    return w("p", w("pPr", w("pStyle", val=style)), *inside)


def settings(language: str) -> str:
    """How Word opens the book."""
    return part(
        "settings",
        w("embedTrueTypeFonts"),
        w("defaultTabStop", val=720),
        w("compat", w("compatSetting", name="compatibilityMode", uri=COMPATIBILITY, val=CURRENT)),
        w("themeFontLang", val=language),
    )


def described(book: Manuscript) -> str:
    """The document's properties."""
    spaces = {
        "xmlns:cp": f"{PACKAGE}/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    }
    said = {"title": book.document_title, "subject": book.question, "creator": book.contact_name}
    inside = [element(f"dc:{name}", {}, text(value)) for name, value in said.items() if value]
    language = element("dc:language", {}, f"{book.language}-{book.region}")
    return HEAD + element("cp:coreProperties", spaces, *inside, language)
