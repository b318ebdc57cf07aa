"""What the file lists: the kinds of its parts, and what leads from one to the other."""

from collections.abc import Iterable

from openspace.workbook.office.element import HEAD, element

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = f"{PACKAGE}/relationships/metadata/core-properties"

Relation = tuple[str, str, str]
"""An id, a kind, and a target within the file."""

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
DEFAULTS = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "odttf": "application/vnd.openxmlformats-officedocument.obfuscatedFont",
}
"""What a part is, by the end of its name."""

NAMED = {
    "word/document.xml": f"{WORD}.document.main+xml",
    "word/styles.xml": f"{WORD}.styles+xml",
    "word/numbering.xml": f"{WORD}.numbering+xml",
    "word/settings.xml": f"{WORD}.settings+xml",
    "word/header1.xml": f"{WORD}.header+xml",
    "word/footer1.xml": f"{WORD}.footer+xml",
    "word/footer2.xml": f"{WORD}.footer+xml",
    "word/fontTable.xml": f"{WORD}.fontTable+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}
"""What a part is, by its whole name."""

DOCUMENT: tuple[Relation, ...] = (
    ("styles", "styles", "styles.xml"),
    ("numbering", "numbering", "numbering.xml"),
    ("settings", "settings", "settings.xml"),
    ("fontTable", "fontTable", "fontTable.xml"),
    ("header", "header", "header1.xml"),
    ("footer", "footer", "footer1.xml"),
    ("imprint", "footer", "footer2.xml"),
)
"""What every document leads to."""

FILE: tuple[Relation, ...] = (
    ("document", "officeDocument", "word/document.xml"),
    ("core", CORE, "docProps/core.xml"),
)


def kinds() -> str:
    """The part that says what every other is."""
    by_end = (_typed("Default", "Extension", each) for each in DEFAULTS.items())
    by_name = (_typed("Override", "PartName", (f"/{name}", kind)) for name, kind in NAMED.items())
    return HEAD + element("Types", {"xmlns": f"{PACKAGE}/content-types"}, *by_end, *by_name)


def _typed(name: str, by: str, of: tuple[str, str]) -> str:
    return element(name, {by: of[0], "ContentType": of[1]})


def relations(listed: Iterable[Relation], outward: Iterable[tuple[str, str]] = ()) -> str:
    """What a part leads to: other parts, and addresses out of the file by their ids."""
    within = (_related(*each) for each in listed)
    out = (_related(id_, "hyperlink", to, TargetMode="External") for id_, to in outward)
    return HEAD + element("Relationships", {"xmlns": f"{PACKAGE}/relationships"}, *within, *out)


def _related(id_: str, kind: str, target: str, **more: str) -> str:
    whole = kind if "/" in kind else f"{OFFICE}/{kind}"
    return element("Relationship", {"Id": id_, "Type": whole, "Target": target, **more})
