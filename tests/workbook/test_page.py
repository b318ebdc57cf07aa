"""The book as one page: everything in it, nothing from elsewhere, and a structure to go by."""

import re
from base64 import b64encode
from collections import Counter
from html.parser import HTMLParser

import pytest
from playwright.async_api import Browser

from openspace.workbook.composition import compose
from openspace.workbook.page import html
from tests.browser.axe import axe
from tests.workbook.books import ALBUM, BOOK, DISTILLED, EMPTY, HOSTILE, ILLUSTRATED, PICTURE

BOOK_PAGE = html(compose(BOOK, "en"), ALBUM)


def test_a_chapter_says_what_the_conversation_came_to() -> None:
    page = html(compose(DISTILLED, "en"), ALBUM)
    assert '<p lang="nb">One office decides.</p>' in page
    assert page.count("<h3>We differ on</h3>") == 1
    assert page.count(">Additions</h3>") == 1
    link = '<a href="https://example.org/kart" rel="noopener">'
    assert f"<p>Se {link}https://example.org/kart</a>, og #include" in page
    assert page.count('<p class="book-by">Somebody, ') == 1


class Outline(HTMLParser):
    """Headings, ids and addresses of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.ids: Counter[str] = Counter()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if re.fullmatch(r"h[1-6]", tag):
            self.levels.append(int(tag[1]))
        self.ids.update(name for name in [given.get("id")] if name)
        self.links += [link for link in (given.get("href"), given.get("src")) if link]


def test_every_chapter_has_its_place_and_its_link() -> None:
    outline = Outline(BOOK_PAGE)
    chapters = [chapter.id for chapter in compose(BOOK, "en").chapters]
    assert [outline.ids[chapter] for chapter in chapters] == [1] * 5
    assert [f"#{chapter}" in outline.links for chapter in chapters] == [True] * 5


def test_ids_are_unique_and_headings_never_skip() -> None:
    outline = Outline(BOOK_PAGE)
    assert [name for name, count in outline.ids.items() if count > 1] == []
    assert [b for a, b in zip(outline.levels, outline.levels[1:], strict=False) if b > a + 1] == []
    assert outline.levels.count(1) == 1


def test_every_link_inside_leads_somewhere() -> None:
    outline = Outline(BOOK_PAGE)
    inside = {link[1:] for link in outline.links if link.startswith("#")}
    assert inside - set(outline.ids) == set()


def test_nothing_is_fetched() -> None:
    outside = [link for link in Outline(BOOK_PAGE).links if not link.startswith(("#", "data:"))]
    assert set(outside) == {"https://example.org/%C3%A6"}
    assert re.findall(r"@import|url\(|<script|<link", BOOK_PAGE) == []


def test_what_looks_like_markup_is_text() -> None:
    escaped = HOSTILE.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&#34;")
    assert BOOK_PAGE.count(escaped) == 4


def test_no_topics() -> None:
    assert Outline(html(compose(EMPTY, "en"))).levels.count(1) == 1


@pytest.mark.parametrize("width", [360, 1440])
async def test_axe_finds_nothing(browser: Browser, width: int) -> None:
    context = await browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = await context.new_page()
    await page.set_content(BOOK_PAGE)
    assert await axe(page) == []
    wide = await page.evaluate("document.documentElement.scrollWidth")
    assert wide == width
    await context.close()


def test_a_table_and_whose_a_task_is_stand_in_the_book() -> None:
    page = html(compose(BOOK, "en"), ALBUM)
    assert page.count('<th scope="col"><p>Office</p>') == 3
    assert page.count('<p class="book-who">Chi Lien, 21 May 2026</p>') == 3


def test_a_picture_of_the_notes_is_in_the_page_and_one_that_is_gone_is_what_it_shows() -> None:
    page = html(compose(ILLUSTRATED, "en"), ALBUM)
    within = b64encode(PICTURE).decode()
    drawn = (
        f'<figure class="book-picture"><img src="data:image/png;base64,{within}" width="600"'
        ' height="400" alt="A map of &#34;Vik&#34;" loading="lazy" decoding="async" /></figure>'
    )
    assert page.count(drawn) == 1
    gone = "<blockquote><p>A picture that is not here any more: Five chairs in a ring</p>"
    assert page.count(gone) == 3
