"""The fonts that travel in a DOCX, so that the book looks alike on every machine."""

from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from openspace.workbook.design import Design, faces
from openspace.workbook.office.docx.parts import part
from openspace.workbook.office.docx.relations import relations
from openspace.workbook.office.docx.words import w
from openspace.workbook.office.element import element

KEY = 32
"""So many bytes of an embedded font are mixed with its key."""


def fonts(design: Design) -> dict[str, bytes]:
    """The parts: the fonts' table, what it leads to, and the fonts."""
    found = {family: faces(family) for family in dict.fromkeys((design.text, design.labels))}
    files = [path for several in found.values() for path in several.values()]
    leads = relations((path.stem, "font", _target(path)) for path in files)
    table = part("fonts", *(_font(family, several) for family, several in found.items()))
    carried = {f"word/{_target(path)}": mixed(path.read_bytes(), key(path)) for path in files}
    return {
        "word/fontTable.xml": table.encode(),
        "word/_rels/fontTable.xml.rels": leads.encode(),
        **carried,
    }


def _target(path: Path) -> str:
    return f"fonts/{path.stem}.odttf"


def _font(family: str, files: dict[str, Path]) -> str:
    embedded = (
        element(f"w:embed{kind}", {"r:id": path.stem, "w:fontKey": f"{{{key(path)}}}".upper()})
        for kind, path in files.items()
    )
    return w("font", *embedded, name=family)


def key(path: Path) -> UUID:
    """The key that a font is mixed with: the same for the same file."""
    return uuid5(NAMESPACE_URL, path.name)


def mixed(font: bytes, with_key: UUID) -> bytes:
    """A font as a DOCX carries it (ECMA-376 part 4, 17.8.1); mixed again it is itself."""
    turned = with_key.bytes[::-1] * (KEY // len(with_key.bytes))
    return bytes(a ^ b for a, b in zip(font[:KEY], turned, strict=True)) + font[KEY:]
