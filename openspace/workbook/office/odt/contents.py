"""The table of contents as OpenDocument keeps it: an index that is filled already."""

from collections.abc import Iterable

from openspace.domain.notes import Run
from openspace.workbook.office.element import element, text
from openspace.workbook.office.odt.words import Writing, led, spoken
from openspace.workbook.office.outline import Entry


def contents(title: str, entries: Iterable[Entry], writing: Writing) -> str:
    """The table under its title."""
    head = element("text:p", {"text:style-name": "ContentsTitle"}, text(title))
    named = {"text:style-name": "Plain", "text:name": "Contents-Head"}
    body = (
        element("text:index-title", named, head),
        *(_line(entry, writing) for entry in entries),
    )
    source = element(
        "text:table-of-content-source",
        {"text:outline-level": 2, "text:use-index-marks": "false"},
        element("text:index-title-template", {"text:style-name": "ContentsTitle"}, text(title)),
        *(_template(level) for level in (1, 2)),
    )
    index = {"text:style-name": "Plain", "text:name": "Contents", "text:protected": "true"}
    return element("text:table-of-content", index, source, element("text:index-body", {}, *body))


def _template(level: int) -> str:
    inside = ("link-start", "text", "tab-stop", "page-number", "link-end")
    stop = {"style:type": "right"}
    return element(
        "text:table-of-content-entry-template",
        {"text:outline-level": level, "text:style-name": f"Contents{level}"},
        *(
            element(f"text:index-entry-{each}", stop if each == "tab-stop" else {})
            for each in inside
        ),
    )


def _line(entry: Entry, writing: Writing) -> str:
    said = spoken((Run(entry.heading.text),), writing, entry.heading.language)
    line = led("Within", f"#{entry.bookmark}", f"{said}<text:tab/>{entry.page}")
    return element("text:p", {"text:style-name": f"Contents{entry.heading.level}"}, line)
