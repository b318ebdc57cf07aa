"""What the book's page takes from its design: colours and arms, in the browser."""

from http import HTTPStatus
from pathlib import Path

from openspace.domain.editing import MakeUp
from tests.cast import CODE
from tests.house import client, visited
from tests.pages.pages import tree

BOOK = f"/g/{CODE}/workbook"
SEEN = MakeUp().seen("design")


async def test_the_page_of_the_book_has_the_colours_and_arms_that_were_chosen(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        plain = await ana.get(f"{BOOK}/design.css")
        assert plain.headers["content-type"].startswith("text/css")
        assert "--book-accent: #0c4a5a" in plain.text
        assert (await ana.get(f"{BOOK}/arms")).status_code == HTTPStatus.NOT_FOUND
        await ana.post(f"{BOOK}/editing/design", data={"name": "council", "seen": SEEN})
        page = tree((await ana.get(BOOK)).text)
        (sheet,) = page.xpath("//link[contains(@href, 'design.css')]/@href")
        assert sheet == f"{BOOK}/design.css?of=council"
        assert "--book-accent: #12294b" in (await ana.get(sheet)).text
        (arms,) = page.xpath("//*[@class='book-brand']/img")
        picture = await ana.get(arms.get("src"))
        assert picture.headers["content-type"] == "image/svg+xml"
        assert "sandbox" in picture.headers["content-security-policy"]
        assert arms.get("alt")


async def test_nothing_in_it_is_left_open_and_no_style_is_in_the_page(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        assert "$" not in (await ana.get(f"{BOOK}/design.css")).text
        page = tree((await ana.get(BOOK)).text)
        assert page.xpath("//*[@id='happened']//@style") == []
