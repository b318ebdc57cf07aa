"""On paper: the agenda as a table on A4 across, my agenda and the book's page upright, whole titles
and no buttons."""

import io

from playwright.async_api import Page
from pypdf import PdfReader

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, visit

PRESSED = ("Change room", "Take the place", "Move…", "Join in", "Only mine", "Subscribe", "Help")
IN_THE_BOOK = ("Take the book with you", "Make the book", "Search in the book", "All editions")
ACROSS, UPRIGHT = (842, 595), (595, 842)


async def printed(page: Page) -> tuple[set[tuple[int, int]], list[str]]:
    """The sizes of the paper, and the words of each page."""
    pages = PdfReader(io.BytesIO(await page.pdf(prefer_css_page_size=True))).pages
    sizes = {(round(each.mediabox.width), round(each.mediabox.height)) for each in pages}
    return sizes, [squeezed(each.extract_text()) for each in pages]


def squeezed(text: str) -> str:
    """Without spaces, and without pictures that the machine's fonts may lack."""
    return "".join(each for each in text if " " < each < "\u2600" and each not in "\xa0\xad")


async def test_the_agenda_and_my_agenda_on_paper(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="Place the rest by interest").click()
    await visit(server, ana, "/agenda")
    await ana.get_by_role("button", name="Join in").first.click()
    titles = await ana.locator("#grid .card h3").all_inner_texts()
    sizes, pages = await printed(ana)
    assert (sizes, len(titles) >= 28) == ({ACROSS}, True)
    torn = [each for each in titles if sum(squeezed(each) in page for page in pages) != 1]
    assert torn == []
    question = await ana.locator(".question").inner_text()
    assert squeezed(question) in pages[0]
    assert [word for word in PRESSED if squeezed(word) in "".join(pages)] == []

    await visit(server, ana, "/agenda/mine")
    mine = await ana.get_by_role("article").get_by_role("heading").inner_text()
    sizes, pages = await printed(ana)
    assert (sizes, len(pages)) == ({UPRIGHT}, 1)
    assert squeezed(mine) in pages[0]
    assert [word for word in PRESSED if squeezed(word) in pages[0]] == []

    await visit(server, ana, "/workbook")
    sizes, pages = await printed(ana)
    assert sizes == {UPRIGHT}
    assert [word for word in IN_THE_BOOK if squeezed(word) in "".join(pages)] == []
    assert all(any(squeezed(each) in page for page in pages) for each in titles)


async def test_the_agenda_is_a_table_on_paper_that_is_taken_for_narrow(
    server: Demo, visitor: Visitor
) -> None:
    """Firefox asks how wide the page is before it turns it."""
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/agenda")
    await ana.set_viewport_size({"width": 703, "height": 1000})
    await ana.emulate_media(media="print")
    rounds = [await each.bounding_box() for each in await ana.locator(".grid-slot").all()]
    tops = {round(box["y"]) for box in rounds if box}
    assert (len(rounds), len(tops)) == (3, 1)
