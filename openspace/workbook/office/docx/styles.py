"""The styles part of a DOCX, from the book's styles and a design."""

from collections.abc import Iterator

from openspace.workbook.design import Design
from openspace.workbook.office.docx.words import w
from openspace.workbook.office.element import HEAD, element
from openspace.workbook.office.styles import STYLES, Style, tone

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
BUILT_IN = {
    "Body": "Body Text",
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Caption": "caption",
    "Quote": "Quote",
    "ContentsTitle": "TOC Heading",
    "Contents1": "toc 1",
    "Contents2": "toc 2",
    "Header": "header",
    "Footer": "footer",
    **{f"Heading{level}": f"heading {level}" for level in range(1, 7)},
}
"""The names that Word knows by itself, so that its own tools find the styles."""

MEASURE = 9070
"""The width of the text, in twentieths of a point."""


def styles(design: Design, language: str) -> str:
    """The whole part."""
    inside = (_defaults(design, language), _normal(), *(_style(s, design) for s in STYLES))
    return HEAD + element(
        "w:styles", {"xmlns:w": NAMESPACE}, *inside, _link(design), _table(design), _drawn(design)
    )


def _defaults(design: Design, language: str) -> str:
    run = w("rPr", _fonts(design.text), w("sz", val=20), w("szCs", val=20), w("lang", val=language))
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault"))


def _normal() -> str:
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _style(style: Style, design: Design) -> str:
    name = BUILT_IN.get(style.name, style.name)
    following = w("next", val="Body") if style.level or style.name.startswith("Contents") else ""
    return w(
        "style",
        w("name", val=name),
        w("basedOn", val="Normal"),
        following,
        w("qFormat"),
        w("pPr", *_paragraph(style)),
        w("rPr", *_characters(style, design)),
        type="paragraph",
        styleId=style.name,
        customStyle=None if style.name in BUILT_IN else 1,
    )


def _paragraph(style: Style) -> Iterator[str]:
    yield from (w("keepNext"), w("keepLines")) if style.keep else ()
    yield from (w("pageBreakBefore"),) if style.page else ()
    if style.rule:
        size = 16 if style.rule == "left" else 10
        yield w("pBdr", w(style.rule, val="single", sz=size, space=8, color="auto"))
    if style.tab:
        at = MEASURE if style.tab == "right" else _twips(style.left)
        yield w("tabs", w("tab", val=style.tab, pos=at))
    yield w(
        "spacing",
        before=_twips(style.before),
        after=_twips(style.after),
        line=_twips(style.line),
        lineRule="atLeast" if style.face == "text" else "exact",
    )
    if style.left:
        yield w("ind", left=_twips(style.left), hanging=_twips(style.hanging) or None)
    if style.level:
        yield w("outlineLvl", val=style.level - 1)


def _characters(style: Style, design: Design) -> Iterator[str]:
    yield _fonts(design.text if style.face == "text" else design.labels)
    if style.bold or (style.display and design.bold_titles):
        yield w("b")
    if style.italic and design.italics:
        yield w("i")
    yield w("color", val=_colour(tone(style, design)))
    yield w("sz", val=round(style.size * 2))
    yield w("szCs", val=round(style.size * 2))


def _fonts(family: str) -> str:
    return w("rFonts", ascii=family, hAnsi=family, cs=family, eastAsia=family)


def _link(design: Design) -> str:
    marks = w("rPr", w("color", val=_colour(design.accent)), w("u", val="single"))
    name = w("name", val="Hyperlink")
    return w("style", name, marks, type="character", styleId="Hyperlink")


def _table(design: Design) -> str:
    """Ruled above and below, hairlines between; the head in the design's manner."""
    heavy, hair = _colour(design.accent), _colour(design.hair)
    borders = w(
        "tblBorders",
        w("top", val="single", sz=10, space=0, color=heavy),
        w("bottom", val="single", sz=8, space=0, color=heavy),
        w("insideH", val="single", sz=4, space=0, color=hair),
    )
    head = w("tblStylePr", *_head(design), type="firstRow")
    name = w("name", val="Book Table")
    properties = w("tblPr", borders, _room())
    return w("style", name, properties, head, type="table", styleId="BookTable", customStyle=1)


def _drawn(design: Design) -> str:
    """A table that people drew: hairlines all around."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    hair = _colour(design.hair)
    borders = w("tblBorders", *(w(side, val="single", sz=4, space=0, color=hair) for side in sides))
    name = w("name", val="Drawn Table")
    properties = w("tblPr", borders, _room())
    return w("style", name, properties, type="table", styleId="DrawnTable", customStyle=1)


def _room() -> str:
    return w("tblCellMar", w("left", w=85, type="dxa"), w("right", w=85, type="dxa"))


def _head(design: Design) -> Iterator[str]:
    if design.filled_heads:
        fill = w("shd", val="clear", color="auto", fill=_colour(design.accent))
        yield w("tcPr", fill)


def _colour(colour: str) -> str:
    return colour.lstrip("#").upper()


def _twips(points: float) -> int:
    return round(points * 20)
