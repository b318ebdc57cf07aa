"""The book as one page that stands by itself: no script, nothing fetched, its own stylesheet.

The rule: its parts are the templates that the web page of the book is made of.
"""

from base64 import b64encode
from dataclasses import replace
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from openspace.config import assets
from openspace.locale import catalogue
from openspace.workbook.album import EMPTY, Album, placed
from openspace.workbook.design import design
from openspace.workbook.manuscript import Manuscript


def html(manuscript: Manuscript, album: Album = EMPTY) -> str:
    """The whole book as HTML, with the pictures of the album in it."""

    def within(name: str) -> str:
        sort = name.rpartition(".")[2].replace("jpg", "jpeg")
        return f"data:image/{sort};base64,{b64encode(album[name]).decode()}"

    page = environment(manuscript.language).get_template("workbook/standalone.html")
    book = replace(placed(manuscript, within), arms_source=_arms(manuscript))
    return page.render(book=book, stylesheet=_stylesheet(manuscript.design))


@cache
def environment(language: str) -> Environment:
    """Where a book's templates are found, in a language."""
    made = Environment(
        loader=FileSystemLoader(assets() / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    return made


def _arms(book: Manuscript) -> str:
    """The publisher's arms as an address that holds them, or nothing."""
    if not book.arms:
        return ""
    sort, content = design(book.design).picture()
    return f"data:{sort};base64,{b64encode(content).decode()}"


def _stylesheet(name: str) -> Markup:
    return Markup(design(name).stylesheet("book.css"))  # noqa: S704 our own file
