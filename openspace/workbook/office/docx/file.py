"""The DOCX: the document, and every part of the file around it.

The rule: the same book gives the same bytes.
"""

from openspace.workbook.design import design
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.docx import parts
from openspace.workbook.office.docx.chapters import Chapters, standing
from openspace.workbook.office.docx.document import document
from openspace.workbook.office.docx.fonts import fonts
from openspace.workbook.office.docx.numbering import numbering
from openspace.workbook.office.docx.paragraphs import Writing
from openspace.workbook.office.docx.relations import DOCUMENT, FILE, kinds, relations
from openspace.workbook.office.docx.styles import styles
from openspace.workbook.office.packing import packed
from openspace.workbook.pictures import Pictures


def docx(book: Manuscript, pictures: Pictures, chapters: Chapters | None = None) -> bytes:
    """The whole book as DOCX; of the ``chapters``, those that stand already as they are."""
    look, language = design(book.design), f"{book.language}-{book.region}"
    writing = Writing()
    written = document(book, pictures, writing, chapters or standing())
    drawn = [(f"picture-{name}", "image", f"media/{name}") for name in pictures]
    texts = {
        "[Content_Types].xml": kinds(),
        "_rels/.rels": relations(FILE),
        "docProps/core.xml": parts.described(book),
        "word/document.xml": written,
        "word/_rels/document.xml.rels": relations(
            (*DOCUMENT, *drawn), writing.links.relations.items()
        ),
        "word/styles.xml": styles(look, language),
        "word/numbering.xml": numbering(writing.ordered),
        "word/settings.xml": parts.settings(language),
        "word/header1.xml": parts.header(book),
        "word/footer1.xml": parts.footer(book),
        "word/footer2.xml": parts.imprint(book),
    }
    media = {f"word/media/{name}": picture.content for name, picture in pictures.items()}
    encoded = {name: text.encode() for name, text in texts.items()}
    return packed({**encoded, **media, **fonts(look)})
