"""The styles of an ODT, from the book's styles and a design, and its pages."""

from collections.abc import Iterator, Mapping

from openspace.workbook.design import Design
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.element import element, text
from openspace.workbook.office.styles import STYLES, Style, tone

MEASURE = 160.0
"""The width of the text, in millimetres."""

OUTLINE = 6


def styles(book: Manuscript, design: Design) -> Iterator[str]:
    """The named styles."""
    yield _default(book, design)
    for style in STYLES:
        yield _paragraph(style, design)
        if style.level in (1, 2):
            yield _opening(style)
    for name in ("TableHead", "TableText"):
        yield _styled(f"{name}Right", _aligned(), parent=name)
    link = {"fo:color": design.accent, "style:text-underline-style": "solid"}
    within = {"fo:color": design.ink, "style:text-underline-style": "none"}
    for name, marks in (("Link", link), ("Within", within)):
        yield element("style:style", {"style:name": name, "style:family": "text"}, _letters(marks))
    yield _outline()
    yield from (_list("Points", "–"), _list("Boxes", ""), _list("Numbers"))


def _default(book: Manuscript, design: Design) -> str:
    language = {"fo:language": book.language, "fo:country": book.region}
    letters = _letters({"style:font-name": design.text, "fo:font-size": "10pt"} | language)
    paragraph = element("style:default-style", {"style:family": "paragraph"}, letters)
    columns = {"table:border-model": "collapsing"}
    table = element("style:table-properties", columns)
    return paragraph + element("style:default-style", {"style:family": "table"}, table)


def _styled(name: str, *inside: str, parent: str | None = None, level: int = 0) -> str:
    named = {
        "style:name": name,
        "style:family": "paragraph",
        "style:parent-style-name": parent,
        "style:default-outline-level": level or None,
    }
    return element("style:style", named, *inside)


def _opening(style: Style) -> str:
    opens = element("style:paragraph-properties", {"fo:break-before": "page"})
    return _styled(f"{style.name}Opens", opens, parent=style.name, level=style.level)


def _aligned() -> str:
    return element("style:paragraph-properties", {"fo:text-align": "end"})


def _paragraph(style: Style, design: Design) -> str:
    whole = {
        "fo:margin-top": f"{style.before}pt",
        "fo:margin-bottom": f"{style.after}pt",
        "fo:margin-left": f"{style.left}pt",
        "fo:text-indent": f"{-style.hanging}pt",
        _distance(style): f"{style.line}pt",
        "fo:keep-with-next": "always" if style.keep else None,
        "fo:break-before": "page" if style.page else None,
        "fo:orphans": 2,
        "fo:widows": 2,
        **_rule(style),
    }
    stops = element("style:tab-stops", {}, _tab(style)) if style.tab else ""
    letters = {
        "style:font-name": design.text if style.face == "text" else design.labels,
        "fo:font-size": f"{style.size}pt",
        "fo:font-weight": "bold" if style.bold or (style.display and design.bold_titles) else None,
        "fo:font-style": "italic" if style.italic and design.italics else None,
        "fo:color": tone(style, design),
    }
    properties = element("style:paragraph-properties", whole, stops)
    return _styled(style.name, properties, _letters(letters), level=style.level)


def _distance(style: Style) -> str:
    """How the distance of lines is meant: labels stand exactly so far apart, as in Word."""
    return "style:line-height-at-least" if style.face == "text" else "fo:line-height"


def _rule(style: Style) -> dict[str, object]:
    if not style.rule:
        return {}
    width = "2pt" if style.rule == "left" else "1.2pt"
    return {f"fo:border-{style.rule}": f"{width} solid #16191d", f"fo:padding-{style.rule}": "8pt"}


def _tab(style: Style) -> str:
    right = {"style:type": "right", "style:position": f"{MEASURE}mm"}
    left = {"style:position": f"{style.left}pt"}
    return element("style:tab-stop", right if style.tab == "right" else left)


def _letters(marks: Mapping[str, str | None]) -> str:
    """How letters look; those of Arabic, Hebrew or Chinese too."""
    alike = {
        f"style:{name.partition(':')[2]}-{script}": marks[name]
        for name in ("style:font-name", "fo:font-size", "fo:font-weight", "fo:font-style")
        for script in ("complex", "asian")
        if name in marks
    }
    return element("style:text-properties", {**marks, **alike})


def _outline() -> str:
    levels = (
        element("text:outline-level-style", {"text:level": level, "style:num-format": ""})
        for level in range(1, OUTLINE + 1)
    )
    return element("text:outline-style", {"style:name": "Outline"}, *levels)


def _list(name: str, mark: str | None = None) -> str:
    return element(
        "text:list-style", {"style:name": name}, *(_level(mark, level) for level in range(1, 10))
    )


def _level(mark: str | None, level: int) -> str:
    place = {
        "text:list-level-position-and-space-mode": "label-alignment",
    }
    follows = {
        "text:label-followed-by": "nothing" if mark == "" else "listtab",
        "fo:margin-left": f"{18 * level}pt",
        "fo:text-indent": "-18pt",
    }
    inside = element(
        "style:list-level-properties", place, element("style:list-level-label-alignment", follows)
    )
    if mark:
        bullet = {"text:level": level, "text:bullet-char": mark}
        return element("text:list-level-style-bullet", bullet, inside)
    numbered = {"style:num-format": "1", "style:num-suffix": "."} if mark is None else {}
    shown = {"text:level": level, "style:num-format": "", **numbered}
    return element("text:list-level-style-number", shown, inside)


def page() -> str:
    """A4, with room for head and foot."""
    size = {
        "fo:page-width": "210mm",
        "fo:page-height": "297mm",
        "fo:margin-top": "14mm",
        "fo:margin-bottom": "13mm",
        "fo:margin-left": "26mm",
        "fo:margin-right": "24mm",
    }
    properties = element("style:page-layout-properties", size)
    return element(
        "style:page-layout",
        {"style:name": "Paper"},
        properties,
        element("style:header-style", {}, _room("fo:margin-bottom", "10mm")),
        element("style:footer-style", {}, _room("fo:margin-top", "8mm")),
    )


def _room(side: str, much: str) -> str:
    return element("style:header-footer-properties", {"fo:min-height": "14mm", side: much})


def masters(book: Manuscript) -> str:
    """The cover's page and all others."""
    title, imprint = text(book.title), text(book.imprint)
    part = element("text:chapter", {"text:display": "name", "text:outline-level": 1})
    head = _line("Header", f"{title}<text:tab/>{part}")
    foot = _line("Footer", f"<text:page-number/><text:tab/>{imprint}")
    lines = "".join(
        _line("Imprint", text(line)) for line in (book.contact_name, book.imprint) if line
    )
    cover = {
        "style:name": "Cover",
        "style:page-layout-name": "Paper",
        "style:next-style-name": "Book",
    }
    return element(
        "style:master-page",
        cover,
        element("style:header", {}, _line("Header", "")),
        element("style:footer", {}, lines),
    ) + element(
        "style:master-page",
        {"style:name": "Book", "style:page-layout-name": "Paper"},
        element("style:header", {}, head),
        element("style:footer", {}, foot),
    )


def _line(style: str, inside: str) -> str:
    return element("text:p", {"text:style-name": style}, inside)
