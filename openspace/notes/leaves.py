"""Blocks as bytes and back, so that they can come out of another process; JSON, nothing that runs.

What comes back is checked as far as a page relies on it: kinds, and where links lead.
"""

import json
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Final, get_args

from openspace.domain.notes import Block, Kind, Run, safe_link

KINDS: Final = frozenset(get_args(Kind))
MORE: Final[Mapping[str, type]] = {
    "level": int, "done": bool, "owner": str, "due": str, "head": bool,
    "across": int, "down": int, "align": str, "file": str, "alt": str,
}  # fmt: skip
"""What some kinds of blocks say beside their runs and children, and as what it goes over."""
PLAIN: Final = {each.name: each.default for each in fields(Block)}


def written(blocks: tuple[Block, ...]) -> bytes:
    """The blocks as bytes."""
    return json.dumps([_leaf(each) for each in blocks], separators=(",", ":")).encode()


def blocks(said: bytes) -> tuple[Block, ...]:
    """The blocks out of bytes; ``ValueError`` if they are none."""
    try:
        return tuple(_block(each) for each in json.loads(said))
    except (TypeError, KeyError, IndexError, RecursionError) as wrong:
        raise ValueError(repr(wrong)) from None


def _leaf(block: Block) -> list[Any]:
    runs = [[run.text, run.bold, run.italic, run.link] for run in block.runs]
    more = {key: value for key in MORE if (value := getattr(block, key)) != PLAIN[key]}
    return [block.kind, runs, [_leaf(each) for each in block.children], more]


def _block(leaf: list[Any]) -> Block:
    kind, runs, children, more = leaf
    if kind not in KINDS or not all(isinstance(more[key], MORE[key]) for key in more):
        raise ValueError("a block of an unknown kind")
    return Block(
        kind,
        runs=tuple(_run(*each) for each in runs),
        children=tuple(_block(each) for each in children),
        **more,
    )


def _run(text: object, bold: object, italic: object, link: object) -> Run:
    href = safe_link(link) if isinstance(link, str) else None
    return Run(str(text), bool(bold), bool(italic), href)
