"""A book's design: where it lies, what it looks like, and the fonts it is printed with.

The idea: a design is a folder with a ``design.toml``. It may stand on another (``extends``) and say
only what is different, so that a council's own design is a few lines and its arms.

Rules, cited by tests:
DE1. A design is called by its folder's name; ours come first, so none of ours can be replaced.
DE2. Its tokens are those of the design it stands on and its own; each must be known.
DE3. Its files are laid over those of the design it stands on: a later one takes an earlier's place,
   and stylesheets follow each other.
DE4. Letters can be read: white ones on the accent, the accent and the quiet tone on white.
DE5. A name that is none, or a design that cannot be read, is the plain one, and the log says why.
"""

import logging
import re
import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from string import Template
from typing import Any

from openspace.config import assets, design_folders

log = logging.getLogger(__name__)

PLAIN = "plain"
DESCRIBED = "design.toml"
PRINTED = ("Literata", "Source Sans 3", "Inter")
"""The families that text can be set in."""

NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
COLOUR = re.compile(r"#[0-9a-f]{6}")
COLOURS = ("ink", "quiet", "accent", "hair", "tint", "mark")
LOGO = re.compile(r"[A-Za-z0-9_-]{1,60}\.(?:svg|png)")
READABLE = 4.5
"""The least contrast of letters (WCAG 2.2, 1.4.3)."""
COMMON = "common"
"""The folder of what all designs share."""


class WrongDesign(Exception):
    """Why a design cannot be used; for whoever made it."""


@dataclass(frozen=True, slots=True)
class Design:
    """A design's fonts (by family), colours (as ``#rrggbb``) and manner; ``shown`` is what people
    call it, ``layers`` the folders of its files, the deepest first. ``owner`` publishes its books:
    its arms are the picture ``logo``, and ``logo_alt`` says what they show."""

    name: str
    shown: str
    layers: tuple[Path, ...]
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
    mark: str
    logo: str = ""
    logo_alt: str = ""
    owner: str = ""

    def __post_init__(self) -> None:
        """Raises ``WrongDesign``."""
        for each in fields(self):
            if each.type in (str, bool) and type(getattr(self, each.name)) is not each.type:
                kind = "text" if each.type is str else "true or false"
                raise WrongDesign(f"{each.name} is not {kind}")
        for family in (self.text, self.labels):
            if family not in PRINTED:
                raise WrongDesign(f"{family!r} is not a font of ours ({', '.join(PRINTED)})")
        self._colours()
        if self.logo:
            self._arms()

    def _colours(self) -> None:
        for colour in (*(getattr(self, each) for each in COLOURS), *self.sectors):
            if not COLOUR.fullmatch(colour):
                raise WrongDesign(f"{colour!r} is not a colour such as #12294b")
        for paint in (self.accent, self.quiet):
            if contrast(paint, "#ffffff") < READABLE:
                raise WrongDesign(f"{paint} is too light for letters on white, or white ones on it")

    def _arms(self) -> None:
        if not LOGO.fullmatch(self.logo):
            raise WrongDesign(f"{self.logo!r} is not a picture such as arms.svg or arms.png")
        if not any((layer / self.logo).is_file() for layer in self.layers):
            raise WrongDesign(f"there is no {self.logo} in its folder")

    def stylesheet(self, name: str) -> str:
        """The stylesheets of this name one after the other, in the design's colours and fonts."""
        files = (path for each in self.layers if (path := each / name).is_file())
        said = {each: getattr(self, each) for each in COLOURS}
        said |= {f"tone{at}": tone for at, tone in enumerate(self.tones())}
        families = {"text": stack(self.text), "labels": stack(self.labels)}
        return "".join(
            Template(path.read_text("utf-8")).safe_substitute(said, **families) for path in files
        )

    def touched(self) -> tuple[int, ...]:
        """When each of its files was last written: whoever keeps what was drawn asks again."""
        files = (path for each in self.layers for path in sorted(each.rglob("*")))
        return tuple(path.stat().st_mtime_ns for path in files)

    def tones(self) -> tuple[str, ...]:
        """The five colours of sectors, from dark to light, for formats that compute none."""
        accent, mark = self.accent, self.mark
        made = (accent, lighter(accent, 0.4), mark, lighter(mark, 0.6), "#ffffff")
        return (*self.sectors, *made[len(self.sectors) :])

    def picture(self) -> tuple[str, bytes]:
        """The arms: what kind of picture they are, and the picture. A design without has none."""
        path = next(path for each in reversed(self.layers) if (path := each / self.logo).is_file())
        return {".svg": "image/svg+xml", ".png": "image/png"}[path.suffix], path.read_bytes()


def lighter(colour: str, by: float) -> str:
    """A colour so far on its way to white."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(part + (255 - part) * by):02x}" for part in parts)


def stack(family: str) -> str:
    """A family and what stands in for it where it is not on the machine."""
    serif = family == "Literata"
    return f'"{family}", ' + (
        "Charter, Georgia, serif" if serif else '"Segoe UI", system-ui, sans-serif'
    )


def designs() -> dict[str, str]:
    """What the designs that can be used are called, by their names; the plain one first."""
    names = {path.parent.name for each in design_folders() for path in each.glob(f"*/{DESCRIBED}")}
    found = {name: _usable(name) for name in sorted(names, key=lambda name: (name != PLAIN, name))}
    return {name: each.shown for name, each in found.items() if each}


def design(name: str = PLAIN) -> Design:
    """The design of this name, or the plain one (rule DE5)."""
    return _usable(name) or _read(PLAIN)


def _usable(name: str) -> Design | None:
    try:
        return _read(name)
    except WrongDesign as wrong:
        log.warning("the design %r of the workbook is not used: %s", name, wrong)
        return None


def _read(name: str) -> Design:
    tokens: dict[str, Any] = {}
    layers: list[Path] = []
    under = name
    while under:
        folder = _folder(under)
        if folder in layers:
            raise WrongDesign("it stands on itself")
        read = _described(folder / DESCRIBED)
        under = read.pop("extends", "")
        if not isinstance(under, str):
            raise WrongDesign("extends is not text")
        tokens = read | tokens
        layers.insert(0, folder)
    layers.insert(0, assets() / "workbooks" / COMMON)
    sectors = tokens.get("sectors", [])
    if not isinstance(sectors, list):
        raise WrongDesign("sectors is not a list")
    tokens["sectors"] = tuple(sectors)
    try:
        return Design(name=name, shown=tokens.pop("name", name), layers=tuple(layers), **tokens)
    except TypeError as wrong:
        raise WrongDesign(str(wrong)) from wrong


def contrast(one: str, other: str) -> float:
    """How well one colour is read on the other, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    def linear(part: str) -> float:
        value = int(part, 16) / 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(colour[at : at + 2]) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _folder(name: str) -> Path:
    for each in design_folders():
        if NAME.fullmatch(name) and (each / name / DESCRIBED).is_file():
            return each / name
    raise WrongDesign(f"there is no design {name!r}")


def _described(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as wrong:
        raise WrongDesign(f"{path.name} cannot be read: {wrong}") from wrong


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
