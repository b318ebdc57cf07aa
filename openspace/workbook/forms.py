"""The forms that the book is made in."""

from typing import Literal, get_args

Format = Literal["html", "pdf", "docx", "odt", "epub", "md", "zip", "json", "csv"]
FORMATS: tuple[Format, ...] = get_args(Format)
Form = Literal["pdf", "docx", "odt", "epub"]
"""The forms that are made apart."""

APART: tuple[Form, ...] = get_args(Form)
