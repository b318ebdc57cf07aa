"""Which characters the printing fonts can draw, read from the fonts' own tables.

The idea: a PDF for the archive may not hold a character without a glyph, so it is known before
the book is set. The rule: only the two common table formats (4 and 12) are read.
"""

from functools import cache
from pathlib import Path
from struct import unpack_from

Fonts = tuple[frozenset[int], ...]
"""What each font can draw, as code points."""

FAMILIES = ("Literata", "SourceSans3", "Inter", "NotoEmoji")
"""The fonts that a character is looked for in, by the names of their files."""

TABLE_RECORD = 16
ENCODING_RECORD = 8


@cache
def coverage(folder: Path, families: tuple[str, ...] = FAMILIES) -> Fonts:
    """What each font of these families has glyphs for; those with the same count once."""
    fonts = [font for family in families for font in sorted(folder.glob(f"{family}_*.ttf"))]
    return tuple(dict.fromkeys(frozenset(covered(font.read_bytes())) for font in fonts))


def covered(font: bytes) -> set[int]:
    """The code points of one TrueType font."""
    start = _table(font, b"cmap")
    found: set[int] = set()
    (count,) = unpack_from(">H", font, start + 2)
    for index in range(count):
        (offset,) = unpack_from(">I", font, start + 4 + ENCODING_RECORD * index + 4)
        (kind,) = unpack_from(">H", font, start + offset)
        if kind == 4:
            found |= _segments(font, start + offset)
        elif kind == 12:
            found |= _groups(font, start + offset)
    return found


def _table(font: bytes, tag: bytes) -> int:
    (count,) = unpack_from(">H", font, 4)
    for index in range(count):
        at = 12 + TABLE_RECORD * index
        if font[at : at + 4] == tag:
            return int(unpack_from(">I", font, at + 8)[0])
    raise ValueError("a font without a table of characters")


def _segments(font: bytes, at: int) -> set[int]:
    (doubled,) = unpack_from(">H", font, at + 6)
    size = doubled // 2
    ends = unpack_from(f">{size}H", font, at + 14)
    starts = unpack_from(f">{size}H", font, at + 16 + doubled)
    spans = zip(starts, ends, strict=True)
    return {code for first, last in spans for code in range(first, last + 1) if code != 0xFFFF}


def _groups(font: bytes, at: int) -> set[int]:
    (count,) = unpack_from(">I", font, at + 12)
    found: set[int] = set()
    for index in range(count):
        first, last, _ = unpack_from(">III", font, at + 16 + 12 * index)
        found.update(range(first, last + 1))
    return found
