"""Text made fit for print: nothing without a glyph, nothing that cannot be seen.

Rules: composed letters first, so that a letter with its mark is one; control, private and unknown
characters go; a run of characters that no font can draw becomes one empty square. No character
ever stops the book.
"""

import re
from functools import partial
from typing import Any
from unicodedata import category, normalize

SQUARE = "□"
JOINERS = frozenset("\u200d\ufe0e\ufe0f")
"""What holds a joined emoji together; it has no glyph of its own and needs none."""

KEPT_CONTROLS = frozenset("\n\t\u00ad") | JOINERS
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
SEPARATORS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\t": " "})


def printable(text: str, fonts: frozenset[int]) -> str:
    """The text as these fonts can print it."""
    composed = normalize("NFC", text.translate(SEPARATORS))
    seen = "".join(c for c in composed if c in KEPT_CONTROLS or category(c) not in UNSEEN)
    return re.sub(r"[^\s\x00]+", partial(_drawn, fonts), seen)


def _drawn(fonts: frozenset[int], word: "re.Match[str]") -> str:
    drawn = "".join(c if ord(c) in fonts or c in KEPT_CONTROLS else "\x00" for c in word[0])
    return re.sub(r"\x00+", SQUARE, re.sub(r"\x00[\x00\u200d\ufe0e\ufe0f]*", "\x00", drawn))


def throughout(value: Any, fonts: frozenset[int]) -> Any:
    """The same JSON value with every text made fit for print."""
    if isinstance(value, str):
        return printable(value, fonts)
    if isinstance(value, list | tuple):
        return [throughout(item, fonts) for item in value]
    if isinstance(value, dict):
        return {key: throughout(item, fonts) for key, item in value.items()}
    return value
