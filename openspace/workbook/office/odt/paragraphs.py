"""Paragraphs, headings, lists and notes as OpenDocument keeps them."""

from openspace.workbook.office.element import element
from openspace.workbook.office.odt.words import Writing, spoken
from openspace.workbook.office.parts import Heading, Words


def paragraph(style: str, words: Words, writing: Writing, language: str = "") -> str:
    """A paragraph in a style."""
    return element("text:p", {"text:style-name": style}, spoken(words, writing, language))


def heading(of: Heading, writing: Writing, *names: str) -> str:
    """A heading, led to by its names."""
    marks = (element("text:bookmark", {"text:name": name}) for name in names)
    style = f"Heading{of.level}{'Opens' if of.opens else ''}"
    return headed(style, of.level, "".join(marks) + spoken(of.words, writing, of.language))


def headed(style: str, level: int, inside: str) -> str:
    """A heading of a level."""
    return element("text:h", {"text:style-name": style, "text:outline-level": level}, inside)
