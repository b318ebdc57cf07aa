"""An organiser's Markdown as HTML: shown, safe, and soon."""

import time

import markdown
import pytest

from openspace.notes.invitation import LONGEST, to_html

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "![x](javascript:alert(1))",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=https://example.org onclick=alert(1)>x</a>",
    "<iframe src=https://example.org></iframe>",
    "<style>body{display:none}</style>",
    "<p style='position:fixed'>x</p>",
    "<form action=https://example.org><input></form>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<<script>script>alert(1)<</script>/script>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<!-- --><script>alert(1)</script>",
    "<https://example.org/'onmouseover='alert(1)>",
]
DANGEROUS = ("<script", "onerror", " onload", "javascript:", "<svg", "<iframe", "<style", " style=",
             "<form", "<img", "onclick=", "data:text", "<math")  # fmt: skip


def dangers(page: str) -> list[str]:
    return [word for word in DANGEROUS if word in page.lower()]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_comes_through(text: str) -> None:
    assert dangers(to_html(text)) == []


def test_without_the_sanitiser_it_would() -> None:
    assert sum(bool(dangers(markdown.markdown(text))) for text in HOSTILE) > 10


def test_what_an_organiser_writes_is_shown() -> None:
    text = "Velkommen til *Áššu*\n\n- en\n- [to](https://example.org)"
    assert to_html(text) == (
        "<p>Velkommen til <em>Áššu</em></p>\n<ul>\n<li>en</li>\n"
        '<li><a href="https://example.org" rel="noopener noreferrer">to</a></li>\n</ul>'
    )


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "[" * 9_000,
        "![" * 900,
        "> " * 3_000,
        "=\n" * 5_000,
        "a*" * 5_000,
        "- " * 5_000,
        "a|" * 800 + "\n" + "-|" * 800 + "\n" + "a|\n" * 2_000,
        "a|" * 800 + "\r" + "-|" * 800 + "\r" + "a|\r" * 2_000,
    ],
)
def test_no_text_takes_long(text: str) -> None:
    begun = time.process_time()
    to_html(text)
    assert time.process_time() - begun < 3


def test_a_table_of_some_lines_is_one() -> None:
    assert to_html("|Tid|Hva|\n|-|-|\n" + "|9|Åpning|\n" * 40).count("<tr>") == 41


def test_a_text_that_is_too_much_is_shown_as_it_is() -> None:
    long = "ord " * LONGEST + "\n\n<b>*x*</b>"
    assert to_html(long)[-29:] == "<p>&lt;b&gt;*x*&lt;/b&gt;</p>"[-29:]
