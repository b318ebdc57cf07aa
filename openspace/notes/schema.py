"""What a note may be made of: the editor's schema, number ``domain.notes.SCHEMA``, as a whitelist.

The names are ProseMirror's, as every editor of this kind writes them. An editor deletes for
everyone what it cannot place, so a kind of block inside one that cannot hold it is refused too.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from openspace.domain.notes import IMAGE_ID, LONGEST_ALT, LONGEST_OWNER
from openspace.notes.tape import Scalar, UnreadableUpdate

ROOT: Final = "note"
TEXT: Final = "#text"
LONGEST_LINK: Final = 2048
DEEPEST: Final = 64
"""Levels of nodes in nodes; a list in a list takes two."""

WIDEST: Final = 30
"""Columns or rows that one cell may cover."""

LISTS: Final = frozenset(["bulletList", "orderedList", "taskList"])
BLOCKS: Final = LISTS | {"paragraph", "heading", "blockquote", "image"}
IN_CELLS: Final = LISTS | {"paragraph", "image"}
CELLS: Final = frozenset(["tableHeader", "tableCell"])
INLINE: Final = frozenset([TEXT, "hardBreak"])

HOLDS: Final[Mapping[str, frozenset[str]]] = {
    ROOT: BLOCKS | {"table"},
    "paragraph": INLINE,
    "heading": INLINE,
    "bulletList": frozenset(["listItem"]),
    "orderedList": frozenset(["listItem"]),
    "taskList": frozenset(["taskItem"]),
    "listItem": BLOCKS,
    "taskItem": BLOCKS,
    "blockquote": BLOCKS,
    "table": frozenset(["tableRow"]),
    "tableRow": CELLS,
    "tableHeader": IN_CELLS,
    "tableCell": IN_CELLS,
    "image": frozenset(),
    "hardBreak": frozenset(),
    TEXT: frozenset(),
}
"""Which nodes may stand directly in which."""

NODES: Final = frozenset(HOLDS) - {ROOT, TEXT}


def _heading_level(value: Scalar) -> bool:
    return not isinstance(value, bool) and value in (1, 2, 3, "1", "2", "3")


def _tick(value: Scalar) -> bool:
    return value is None or isinstance(value, bool) or value in ("true", "false")


def _first_number(value: Scalar) -> bool:
    return not isinstance(value, str | bool | None) and 0 <= value <= 1_000_000


def _numbering(value: Scalar) -> bool:
    return value in (None, "1", "a", "A", "i", "I")


def _owner(value: Scalar) -> bool:
    return value is None or (isinstance(value, str) and len(value) <= LONGEST_OWNER)


def _due(value: Scalar) -> bool:
    return value is None or day(value) != ""


def _span(value: Scalar) -> bool:
    return not isinstance(value, str | bool | None) and 1 <= value <= WIDEST and value == int(value)


def _width(value: Scalar) -> bool:
    """Columns are as wide as what stands in them: nobody sets a width."""
    return value is None


def _side(value: Scalar) -> bool:
    return value in (None, "left", "center", "right")


def _file(value: Scalar) -> bool:
    return isinstance(value, str) and IMAGE_ID.fullmatch(value) is not None


def _alt(value: Scalar) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_ALT


def day(value: object) -> str:
    """An ISO date that is one, written out as ``2026-05-01``; else nothing."""
    try:
        found = date.fromisoformat(value).isoformat() if isinstance(value, str) else ""
    except ValueError:
        return ""
    return found if found == value else ""


CELL: Final = {"colspan": _span, "rowspan": _span, "colwidth": _width, "align": _side}

ATTRIBUTES: Final[Mapping[str, Mapping[str, Callable[[Scalar], bool]]]] = {
    "heading": {"level": _heading_level},
    "taskItem": {"checked": _tick, "owner": _owner, "due": _due},
    "tableHeader": CELL,
    "tableCell": CELL,
    "image": {"file": _file, "alt": _alt},
    "orderedList": {"start": _first_number, "type": _numbering},
}
"""Which attributes a node may have, and what they may say."""

KEYS: Final = frozenset(key for keys in ATTRIBUTES.values() for key in keys)
LINK_KEYS: Final = frozenset(["href", "target", "rel", "class", "title"])


def check_mark(key: str, value: str) -> None:
    """A mark's name and its JSON: on, off, or for a link where it leads. The scheme is not judged.

    ``javascript:`` can lie in a document; the serialisers let nothing but a few schemes out.
    """
    try:
        content: object = json.loads(value)
    except (ValueError, RecursionError):
        raise UnreadableUpdate("a mark is not JSON") from None
    if key in ("bold", "italic"):
        if content is not None and content is not True and content != {}:
            raise UnreadableUpdate("a mark says something unknown")
    elif key != "link":
        raise UnreadableUpdate("a mark that the schema does not have")
    elif content is not None:
        _check_link(content)


def _check_link(content: object) -> None:
    if not isinstance(content, dict) or not content.keys() <= LINK_KEYS:
        raise UnreadableUpdate("a link says something unknown")
    if not isinstance(content.get("href"), str):
        raise UnreadableUpdate("a link leads nowhere")
    if not all(value is None or isinstance(value, str) for value in content.values()):
        raise UnreadableUpdate("a link says something unknown")
