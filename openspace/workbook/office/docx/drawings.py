"""Pictures as Word keeps them: in the line, with what they show said for those who cannot see."""

from collections.abc import Iterator

from openspace.domain.notes import Run
from openspace.workbook.office.docx.paragraphs import Writing, paragraph
from openspace.workbook.office.docx.words import w
from openspace.workbook.office.element import element
from openspace.workbook.office.parts import Drawing
from openspace.workbook.pictures import Picture

EMU = 36000
"""Word's smallest units in a millimetre."""

FLUSH: dict[str, object] = {"distT": 0, "distB": 0, "distL": 0, "distR": 0}
"""No room around a picture: it begins where the text does, in every word processor."""

DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"


def drawing(of: Drawing, picture: Picture, writing: Writing) -> Iterator[str]:
    """The picture in a paragraph of its own, and the note under it."""
    width, height = picture.within()
    size: dict[str, object] = {"cx": round(width * EMU), "cy": round(height * EMU)}
    named: dict[str, object] = {"id": writing.mark(), "name": of.name}
    inline = element(
        "wp:inline",
        {"xmlns:wp": f"{DRAWING}/wordprocessingDrawing"} | FLUSH,
        element("wp:extent", size),
        element("wp:docPr", {**named, "descr": of.alt}),
        element("a:graphic", {"xmlns:a": f"{DRAWING}/main"}, _graphic(of.name, named, size)),
    )
    yield w("p", w("pPr", w("pStyle", val="Drawing")), w("r", w("drawing", inline)))
    if of.note:
        yield paragraph("Remark", (Run(of.note),), writing)


def _graphic(name: str, named: dict[str, object], size: dict[str, object]) -> str:
    kind = f"{DRAWING}/picture"
    fill = element(
        "pic:blipFill",
        {},
        element("a:blip", {"r:embed": f"picture-{name}"}),
        element("a:stretch", {}, element("a:fillRect", {})),
    )
    shape = element(
        "pic:spPr",
        {},
        element("a:xfrm", {}, element("a:off", {"x": 0, "y": 0}), element("a:ext", size)),
        element("a:prstGeom", {"prst": "rect"}, element("a:avLst", {})),
    )
    about = element("pic:nvPicPr", {}, element("pic:cNvPr", named), element("pic:cNvPicPr", {}))
    picture = element("pic:pic", {"xmlns:pic": kind}, about, fill, shape)
    return element("a:graphicData", {"uri": kind}, picture)
