"""Lines of text as Word keeps them: runs, links, line breaks, tabs and fields.

The rule: a link leads to a bookmark of the book, or out of it by a relation that the file lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from openspace.domain.notes import Run
from openspace.workbook.office.element import element, text


def w(name: str, /, *inside: str, **attributes: object) -> str:
    """A WordprocessingML element; an attribute's trailing underscore is for Python."""
    return element(
        f"w:{name}", {f"w:{key.rstrip('_')}": v for key, v in attributes.items()}, *inside
    )


fixed = lru_cache(1024)(w)
"""An element that holds nothing of what people wrote is put together once."""

BREAK, TAB = fixed("br"), fixed("tab")


@dataclass(slots=True)
class Links:
    """The ids of relations, each with the address that it stands for."""

    begins: str = "link"
    relations: dict[str, str] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)

    def relation(self, address: str) -> str:
        """The id that stands for an address."""
        if address not in self.ids:
            self.ids[address] = id_ = f"{self.begins}{len(self.ids) + 1}"
            self.relations[id_] = address
        return self.ids[address]


def spoken(words: tuple[Run, ...], links: Links, language: str = "") -> str:
    """A line of text with its links."""
    return "".join(_linked(link, tuple(runs), links, language) for link, runs in _by_link(words))


def _by_link(words: tuple[Run, ...]) -> Iterator[tuple[str | None, Iterator[Run]]]:
    return groupby(words, key=lambda run: run.link)


def _linked(link: str | None, runs: tuple[Run, ...], links: Links, language: str) -> str:
    inside = "".join(run(each, language) for each in runs)
    if not link:
        return inside
    if link.startswith("#"):
        return w("hyperlink", inside, anchor=link[1:], history=1)
    to = {"r:id": links.relation(link), "w:history": 1}
    return element("w:hyperlink", to, inside)


def run(of: Run, language: str = "", style: str | None = None) -> str:
    """A stretch of text with its marks; those of a link look like one."""
    outward = of.link and not of.link.startswith("#")
    named = style or ("Hyperlink" if outward else None)
    return f"<w:r>{_marks(named, of.bold, of.italic, language)}{_written(of.text)}</w:r>"


@lru_cache(1024)
def _marks(style: str | None, bold: bool, italic: bool, language: str) -> str:
    marks = (
        w("rStyle", val=style) if style else "",
        w("b") if bold else "",
        w("i") if italic else "",
        w("lang", val=language) if language else "",
    )
    return w("rPr", *filter(None, marks)) if any(marks) else ""


def _written(said: str) -> str:
    """Words with their line breaks and tabs, each of which is an element between them."""
    kept = '<w:t xml:space="preserve">'
    inside = text(said).replace("\n", f"</w:t>{BREAK}{kept}").replace("\t", f"</w:t>{TAB}{kept}")
    return f"{kept}{inside}</w:t>"


def fielded(code: str, shown: str) -> str:
    """A field with what it showed last."""
    return w("fldSimple", run(Run(shown)), instr=f" {code} ")
