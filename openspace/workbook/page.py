"""The book as one page that stands by itself: no script, nothing fetched, its own stylesheet.

The rule: its parts are the templates that the web page of the book is made of.
"""

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from openspace.config import assets
from openspace.locale import catalogue
from openspace.workbook.design import design
from openspace.workbook.manuscript import Manuscript


def html(manuscript: Manuscript) -> str:
    """The whole book as HTML."""
    page = environment(manuscript.language).get_template("workbook/standalone.html")
    return page.render(book=manuscript, stylesheet=_stylesheet())


@cache
def environment(language: str) -> Environment:
    """Where a book's templates are found, in a language."""
    made = Environment(
        loader=FileSystemLoader(assets() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    return made


def _stylesheet() -> Markup:
    return Markup((design() / "book.css").read_text("utf-8"))  # noqa: S704 our own file
