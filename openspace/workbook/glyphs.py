"""Text made fit for print: nothing without a glyph, nothing that cannot be seen.

The idea: a PDF for the archive refuses a character that no font can draw, so what would stop the
book is replaced before it is set.

Rules:
1. Composed letters first, so that a letter with its mark is one.
2. Control, private and unknown characters go; so do the marks that choose a picture's style.
3. What belongs together (a letter and its marks, a joined emoji) must be in one font; else its
   first character stands alone.
4. A run of characters that no font can draw becomes one empty square.
5. A word longer than a line may break anywhere.
6. A text of Latin letters and signs that are drawn as they stand is not looked at any closer; nor
   is one for squares, where some font has each of its characters.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from unicodedata import category, normalize

from openspace.workbook.coverage import Fonts

SQUARE = "□"
JOINER = "\u200d"
MODIFIERS = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
STYLES = re.compile("[\ufe00-\ufe0f]")
FILES = frozenset({"file", "source"})
"""What holds the name of a file, which is not printed."""
BREAK = "\u200b"
LONGEST = 30
"""Characters of a word that needs no place to break."""
TOO_LONG = re.compile(rf"\S{{{LONGEST + 1},}}")
LATIN = (*range(0x250), *range(0x2010, 0x2028), 0x20AC)
"""The characters that no rule turns into others, but for those that nobody can see."""

SEPARATORS = str.maketrans({"\u2028": "\n", "\u2029": "\n", "\t": " "})


def printable(text: str, fonts: Fonts) -> str:
    """The text as these fonts can print it."""
    if not _others(fonts).search(text):
        return TOO_LONG.sub(_breaking, text)
    drawn = "".join(_drawn(cluster, fonts) for cluster in clusters(_seen(text)))
    return TOO_LONG.sub(_breaking, re.sub(rf"{SQUARE}+", SQUARE, drawn))


def as_it_stands(text: str, fonts: Fonts) -> bool:
    """Whether it is printed as it is (rules 5 and 6)."""
    longest = max(map(len, text.split()), default=0)
    return longest <= LONGEST and not _others(fonts).search(text)


def undrawn(text: str, fonts: Fonts) -> Iterator[str]:
    """What a square stands for where the text is printed."""
    if not _all(fonts).issuperset(map(ord, _composed(text))):
        for cluster in clusters(_seen(text)):
            if _drawn(cluster, fonts) == SQUARE != cluster:
                yield cluster


def _seen(text: str) -> str:
    """Letters composed, and nothing that nobody can see (rules 1 and 2)."""
    seen = f"\n{JOINER}"
    return "".join(c for c in _composed(text) if c in seen or category(c) not in UNSEEN)


def _composed(text: str) -> str:
    return normalize("NFC", STYLES.sub("", text.translate(SEPARATORS)))


@cache
def _all(fonts: Fonts) -> frozenset[int]:
    """What a square never stands for: what any font has, and the end of a line."""
    return frozenset(map(ord, f"\n{JOINER}")).union(*fonts)


@cache
def _others(fonts: Fonts) -> re.Pattern[str]:
    """What is not printed as it stands (rule 6)."""
    drawn = map(chr, frozenset().union(*fonts).intersection(LATIN))
    plain = (each for each in drawn if category(each) not in UNSEEN)
    return re.compile(rf"[^\n{re.escape(''.join(plain))}]")


def _breaking(found: re.Match[str]) -> str:
    return BREAK.join(filter(None, clusters(found[0])))


def clusters(text: str) -> Iterator[str]:
    """The text in pieces that are drawn as one: a character and all that belongs to it."""
    held = ""
    for character in text:
        if held and (_belongs(character) or held[-1] == JOINER):
            held += character
        else:
            yield held
            held = character
    yield held


def _belongs(character: str) -> bool:
    return character == JOINER or character in MODIFIERS or category(character)[0] == "M"


def _drawn(cluster: str, fonts: Fonts) -> str:
    if not cluster or cluster.isspace():
        return cluster
    if any(font.issuperset(map(ord, cluster)) for font in fonts):
        return cluster if category(cluster[0])[0] != "M" else ""
    first = cluster[0]
    if _belongs(first):
        return ""
    return first if any(ord(first) in font for font in fonts) else SQUARE


def throughout(value: Any, fonts: Fonts) -> Any:
    """Plain values as JSON has them, with every text fit for print."""
    if isinstance(value, str):
        return printable(value, fonts)
    if isinstance(value, list | tuple):
        return [throughout(item, fonts) for item in value]
    if isinstance(value, dict):
        return {k: v if k in FILES else throughout(v, fonts) for k, v in value.items()}
    return value
