"""Where a book's design lies, and the fonts it is printed with."""

from pathlib import Path

from openspace.config import assets

PLAIN = "plain"
FAMILIES = ("Literata", "SourceSans3", "NotoEmoji")
"""The fonts that a character is looked for in, by the names of their files."""


def design(name: str = PLAIN) -> Path:
    """A design's folder."""
    return assets() / "workbooks" / name


def fonts() -> Path:
    """The fonts a book is printed with, as the build leaves them."""
    folder = assets() / "static" / "dist" / "fonts-print"
    if not folder.is_dir():
        raise FileNotFoundError(f"no fonts in {folder}: run `node static/build.mjs`, or `uv sync`")
    return folder
