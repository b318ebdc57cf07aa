"""The ODT: the document, and every part of the file around it.

The rule: the same book gives the same bytes.
"""

from pathlib import Path

from openspace.workbook.design import Design, design, faces
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.element import HEAD, element, text
from openspace.workbook.office.odt.automatic import automatic
from openspace.workbook.office.odt.document import document
from openspace.workbook.office.odt.styles import masters, page, styles
from openspace.workbook.office.odt.words import Writing
from openspace.workbook.office.packing import packed
from openspace.workbook.pictures import Pictures

MIME = "application/vnd.oasis.opendocument.text"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = {
    "xmlns:office": f"{OASIS}:office:1.0",
    "xmlns:style": f"{OASIS}:style:1.0",
    "xmlns:text": f"{OASIS}:text:1.0",
    "xmlns:table": f"{OASIS}:table:1.0",
    "xmlns:draw": f"{OASIS}:drawing:1.0",
    "xmlns:fo": f"{OASIS}:xsl-fo-compatible:1.0",
    "xmlns:svg": f"{OASIS}:svg-compatible:1.0",
    "xmlns:meta": f"{OASIS}:meta:1.0",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:ooow": "http://openoffice.org/2004/writer",
    "office:version": "1.2",
}


def odt(book: Manuscript, pictures: Pictures) -> bytes:
    """The whole book as ODT."""
    look = design(book.design)
    writing = Writing()
    said = "".join(document(book, pictures, writing))
    faced = _faces(look)
    texts = {
        "content.xml": _part(
            "document-content",
            faced,
            element("office:automatic-styles", {}, *automatic(writing, look)),
            element("office:body", {}, element("office:text", {}, _counted(), said)),
        ),
        "styles.xml": _part(
            "document-styles",
            faced,
            element("office:styles", {}, *styles(book, look)),
            element("office:automatic-styles", {}, page()),
            element("office:master-styles", {}, masters(book)),
        ),
        "meta.xml": _part("document-meta", element("office:meta", {}, *_described(book))),
    }
    parts = {name: part.encode() for name, part in texts.items()}
    parts |= {f"Pictures/{name}": picture.content for name, picture in pictures.items()}
    parts |= {f"Fonts/{path.name}": path.read_bytes() for path in _files(look)}
    manifest = {"META-INF/manifest.xml": _manifest(list(parts)).encode()}
    return packed(parts | manifest, first={"mimetype": MIME.encode()})


def _part(name: str, *inside: str) -> str:
    return HEAD + element(f"office:{name}", SPACES, *inside)


def _counted() -> str:
    """The tables are counted."""
    counted = {"text:display-outline-level": 0, "text:name": "Table"}
    return element("text:sequence-decls", {}, element("text:sequence-decl", counted))


def _faces(look: Design) -> str:
    families = dict.fromkeys((look.text, look.labels))
    return element("office:font-face-decls", {}, *map(_face, families))


def _face(family: str) -> str:
    sources = (
        element(
            "svg:font-face-uri",
            {"xlink:href": f"Fonts/{path.name}", "xlink:type": "simple"},
            element("svg:font-face-format", {"svg:string": "truetype"}),
        )
        for path in faces(family).values()
    )
    named = {"style:name": family, "svg:font-family": f"'{family}'"}
    return element("style:font-face", named, element("svg:font-face-src", {}, *sources))


def _files(look: Design) -> list[Path]:
    families = dict.fromkeys((look.text, look.labels))
    return [path for family in families for path in faces(family).values()]


def _described(book: Manuscript) -> list[str]:
    said = {
        "dc:title": book.document_title,
        "dc:subject": book.question,
        "dc:creator": book.contact_name,
        "dc:language": f"{book.language}-{book.region}",
    }
    return [element(name, {}, text(value)) for name, value in said.items() if value]


def _manifest(names: list[str]) -> str:
    kinds = {
        "xml": "text/xml",
        "png": "image/png",
        "jpg": "image/jpeg",
        "ttf": "application/x-font-ttf",
    }
    space = f"{OASIS}:manifest:1.0"
    entries = (("/", MIME), *((name, kinds[name.rpartition(".")[2]]) for name in names))
    listed = (
        element("manifest:file-entry", {"manifest:full-path": name, "manifest:media-type": kind})
        for name, kind in entries
    )
    whole = {"xmlns:manifest": space, "manifest:version": "1.2"}
    return HEAD + element("manifest:manifest", whole, *listed)
