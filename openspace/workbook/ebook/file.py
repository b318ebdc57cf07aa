"""The EPUB: every document, the navigation, the list of what is in it.

The rule: the same book gives the same bytes.
"""

from dataclasses import dataclass, replace
from uuid import NAMESPACE_URL, uuid5

from openspace.workbook.album import EMPTY, FOLDER, Album, placed
from openspace.workbook.design import design
from openspace.workbook.ebook.documents import Document, documents, written
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.element import BARRED
from openspace.workbook.office.packing import packed
from openspace.workbook.page import environment
from openspace.workbook.pictures import Pictures

MIME = b"application/epub+zip"
CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document as the package lists it."""

    file: str
    part: str
    drawn: bool


def epub(book: Manuscript, pictures: Pictures, album: Album = EMPTY) -> bytes:
    """The whole book as EPUB 3, with its drawings and the pictures of the album."""
    arms = "arms.png" if "arms.png" in pictures else ""
    rings = book.cover if "cover.png" in pictures else ()
    book = placed(book, lambda name: f"{FOLDER}/{name}")
    book = replace(book, arms_source=arms, cover=rings)
    images = {f"{FOLDER}/{name}": content for name, content in album.items()}
    listed = list(documents(book))
    texts = {each.file: fit(written(book, each)) for each in listed}
    texts["nav.xhtml"] = fit(_rendered(book, "nav", documents=listed))
    texts["book.css"] = design(book.design).stylesheet("ebook.css")
    texts["package.opf"] = fit(_package(book, listed, texts, [*pictures], [*images]))
    parts = {f"book/{name}": text.encode() for name, text in texts.items()}
    parts |= {f"book/{name}": picture.content for name, picture in pictures.items()}
    parts |= {f"book/{name}": content for name, content in images.items()}
    first = {"mimetype": MIME}
    return packed({"META-INF/container.xml": CONTAINER.encode()} | parts, first)


def fit(made: str) -> str:
    """A document without the characters that XML cannot hold."""
    return BARRED.sub("", made)


def _package(
    book: Manuscript,
    listed: list[Document],
    texts: dict[str, str],
    pictures: list[str],
    images: list[str],
) -> str:
    return _rendered(
        book,
        "package",
        documents=[Listed(each.file, each.part, "<svg" in texts[each.file]) for each in listed],
        identifier=uuid5(NAMESPACE_URL, f"{book.code} {book.document_title}"),
        pictures=pictures,
        images=images,
        summary=book.words["for_all"],
    )


def _rendered(book: Manuscript, name: str, **values: object) -> str:
    template = environment(book.language).get_template(f"workbook/epub/{name}.html")
    return template.render(book=book, **values)
