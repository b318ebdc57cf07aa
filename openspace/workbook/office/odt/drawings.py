"""Pictures as OpenDocument keeps them: in the line, with what they show said beside them."""

from collections.abc import Iterator

from openspace.domain.notes import Run
from openspace.workbook.office.element import element, text
from openspace.workbook.office.odt.paragraphs import paragraph
from openspace.workbook.office.odt.words import Writing
from openspace.workbook.office.parts import Drawing
from openspace.workbook.pictures import Picture


def drawing(
    of: Drawing, picture: Picture, writing: Writing, style: str = "Drawing"
) -> Iterator[str]:
    """The picture in a paragraph of its own, and the note under it."""
    width, height = picture.within()
    image = element(
        "draw:image",
        {"xlink:href": f"Pictures/{of.name}", "xlink:type": "simple", "xlink:show": "embed"},
    )
    frame = element(
        "draw:frame",
        {
            "draw:name": of.name,
            "draw:style-name": "Inline",
            "text:anchor-type": "as-char",
            "svg:width": f"{width:.1f}mm",
            "svg:height": f"{height:.1f}mm",
        },
        image,
        element("svg:desc", {}, text(of.alt)),
    )
    yield element("text:p", {"text:style-name": style}, frame)
    if of.note:
        yield paragraph("Remark", (Run(of.note),), writing)
