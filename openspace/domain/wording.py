"""What people type into short fields, made fit to store: one line, or some lines, of text.

Rules:
    W1 Text is NFC, without control characters and without marks that turn its direction.
    W2 A line has single spaces and no ends; a line in which nothing shows is empty.
    W3 Over-long text is refused, never cut.
"""

import unicodedata

UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"})
BIDI = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


def line(text: str) -> str:
    """One tidy line (W1, W2)."""
    if text.isprintable():
        return unicodedata.normalize("NFC", " ".join(text.split()))
    return " ".join(_clean(" ".join(text.split())).split())


def paragraphs(text: str) -> str:
    """Tidy text that may have line breaks (W1)."""
    return "\n".join(_clean(row).strip() for row in text.splitlines()).strip()


def _clean(text: str) -> str:
    kept = "".join(
        character
        for character in text
        if character not in BIDI and unicodedata.category(character) not in ("Cc", "Cs", "Co")
    )
    seen = any(unicodedata.category(character) not in UNSEEN for character in kept)
    return unicodedata.normalize("NFC", kept) if seen else ""
