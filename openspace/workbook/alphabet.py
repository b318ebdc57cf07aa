"""The order of names in a language's alphabet.

The rule: a letter with a mark stands where the letter stands, but for those that a language has at
the end of its alphabet.
"""

from collections.abc import Callable
from unicodedata import combining, normalize

LAST = {"nb": "æøå", "nn": "æøå", "da": "æøå", "sv": "åäö", "fi": "åäö"}
"""The letters at the end, in order."""

SAME = {"nb": "äæöø", "nn": "äæöø", "da": "äæöø", "sv": "æäøö", "fi": "æäøö"}
"""A neighbour's letter, and the own one that it stands with."""

PLAIN = str.maketrans({"đ": "d", "ð": "d", "ŋ": "n", "ŧ": "t", "ł": "l", "ø": "o", "æ": "ae"})
"""Letters that no mark can be taken from."""

BEHIND = "\U0010ff00"


def alphabetical(language: str) -> Callable[[str], tuple[str, str]]:
    """What to sort names by."""
    last, same = LAST.get(language, ""), SAME.get(language, "")
    own = dict(zip(same[::2], same[1::2], strict=True))
    placed = {letter: f"{BEHIND}{at}" for at, letter in enumerate(last)}

    def place(letter: str) -> str:
        letter = own.get(letter, letter)
        return placed.get(letter) or _bare(letter)

    return lambda name: ("".join(map(place, normalize("NFC", name.casefold()))), name)


def _bare(letter: str) -> str:
    return "".join(c for c in normalize("NFKD", letter) if not combining(c)).translate(PLAIN)
