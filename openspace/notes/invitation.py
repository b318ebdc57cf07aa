"""Markdown that an organiser wrote, as HTML that is safe to show.

Python-Markdown can take minutes on some texts, so the text has a length, few brackets, and tables
of few fields; what is beyond that is shown as plain paragraphs. A sanitiser then lets through only
what is named here.
"""

import re
from functools import lru_cache
from html import escape
from typing import Final

import markdown
import nh3

READ: Final = 64
"""Texts that are kept as they were read: everybody who comes is shown the same few."""
LONGEST: Final = 10_000
MOST_SPECIAL: Final = 1_000
MOST_FIELDS: Final = 5_000
"""Every line of a table gets as many fields as its head has, whatever stands in it."""
MOST_NESTED: Final = re.compile(r"^(?:[ \t]*>){20}", re.MULTILINE)
LINE_END: Final = re.compile(r"\r\n?|\n")
SPECIAL: Final = re.compile(r"[\[\]`*_<(]")
ELEMENTS: Final = frozenset(
    {"p", "br", "h2", "h3", "h4", "strong", "em", "ul", "ol", "li", "blockquote", "a"}
    | {"table", "thead", "tbody", "tr", "th", "td"}
)
SCHEMES: Final = frozenset({"http", "https", "mailto"})


@lru_cache(READ)
def to_html(text: str) -> str:
    """The text as HTML with none but the elements above; links open without telling from where."""
    cleaned: str = nh3.clean(
        _html(text),
        tags=set(ELEMENTS),
        attributes={"a": {"href"}},
        url_schemes=set(SCHEMES),
        link_rel="noopener noreferrer",
    )
    return cleaned


def _html(text: str) -> str:
    if _is_too_much(text):
        return _plain(text)
    try:
        return markdown.markdown(text, output_format="html", extensions=["tables"])
    except RecursionError:
        return _plain(text)


def _is_too_much(text: str) -> bool:
    if len(text) > LONGEST or len(SPECIAL.findall(text)) > MOST_SPECIAL or MOST_NESTED.search(text):
        return True
    lines = LINE_END.split(text)
    return len(lines) * max((line.count("|") for line in lines), default=0) > MOST_FIELDS


def _plain(text: str) -> str:
    paragraphs = re.split(r"\n\s*\n", text.strip())
    return "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
