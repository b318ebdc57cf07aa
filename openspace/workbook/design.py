"""Where a book's design lies, what it looks like, and the fonts it is printed with.

A design is a folder of ``workbooks/``; its ``design.toml`` gives fonts and colours to every format.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openspace.config import assets

PLAIN = "plain"
FAMILIES = ("Literata", "SourceSans3", "NotoEmoji")
"""The fonts that a character is looked for in, by the names of their files."""


@dataclass(frozen=True, slots=True)
class Design:
    """A design's fonts (by family), colours (as ``#rrggbb``) and manner."""

    name: str
    text: str
    labels: str
    ink: str
    quiet: str
    accent: str
    hair: str
    tint: str
    sectors: tuple[str, ...]
    bold_titles: bool
    italics: bool
    filled_heads: bool


def design(name: str = PLAIN) -> Path:
    """A design's folder."""
    return assets() / "workbooks" / name


@cache
def tokens(folder: Path) -> Design:
    """What a design looks like; a token that is missing or unknown is a ``TypeError``."""
    read = tomllib.loads((folder / "design.toml").read_text("utf-8"))
    return Design(**read | {"sectors": tuple(read.get("sectors", ()))})


def fonts() -> Path:
    """The fonts a book is printed with, as the build leaves them."""
    folder = assets() / "static" / "dist" / "fonts-print"
    if not folder.is_dir():
        raise FileNotFoundError(f"no fonts in {folder}: run `node static/build.mjs`, or `uv sync`")
    return folder


def faces(family: str) -> dict[str, Path]:
    """The files of a family's regular, italic, bold and bold italic, those that there are."""
    begins = "".join(family.split())
    ends = {"Regular": "400Regular", "Italic": "400Regular_Italic", "Bold": "700Bold"}
    named = {kind: fonts() / f"{begins}_{end}.ttf" for kind, end in ends.items()}
    named["BoldItalic"] = fonts() / f"{begins}_700Bold_Italic.ttf"
    return {kind: path for kind, path in named.items() if path.is_file()}
