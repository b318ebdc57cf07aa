"""Lines of text as Word keeps them: runs, links, line breaks, tabs and fields.

The rule: a link leads to a bookmark of the book, or out of it by a relation that the file lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from openspace.domain.notes import Run
from openspace.workbook.office.element import element, text


def w(name: str, /, *inside: str, **attributes: object) -> str:
    """A WordprocessingML element; an attribute's trailing underscore is for Python."""
    return element(
        f"w:{name}", {f"w:{key.rstrip('_')}": v for key, v in attributes.items()}, *inside
    )


@dataclass(slots=True)
class Links:
    """The addresses that the document leads to, each by the id of its relation."""

    relations: dict[str, str] = field(default_factory=dict)

    def relation(self, address: str) -> str:
        """The id that stands for an address."""
        return self.relations.setdefault(address, f"link{len(self.relations) + 1}")


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
    marks = (
        w("rStyle", val=named) if named else "",
        w("b") if of.bold else "",
        w("i") if of.italic else "",
        w("lang", val=language) if language else "",
    )
    properties = w("rPr", *filter(None, marks)) if any(marks) else ""
    return w("r", properties, _written(of.text))


def _written(said: str) -> str:
    lines = (_tabbed(line) for line in said.split("\n"))
    return w("br").join(lines)


def _tabbed(line: str) -> str:
    kept = {"xml:space": "preserve"}
    return w("tab").join(element("w:t", kept, text(part)) for part in line.split("\t"))


def fielded(code: str, shown: str) -> str:
    """A field with what it showed last."""
    return w("fldSimple", run(Run(shown)), instr=f" {code} ")
