"""One chapter of the book: its page, its files, amending it, and searching among them."""

from datetime import timedelta
from pathlib import Path

import pytest
from httpx2 import AsyncClient

from openspace.domain.editing import MakeUp
from openspace.domain.reports import mark
from openspace.facilitation.gathering import open_phase
from tests.cast import ANA, CODE, DAY, MARKET, WORKBOOK, at
from tests.house import Clock, client, visited
from tests.pages.pages import Tree, tree

BOOK = f"/g/{CODE}/workbook"
CHAPTER = f"{BOOK}/chapters/1"
REPORT = f"/g/{CODE}/breakouts/b1/report"


def summary(text: str, before: str = "") -> dict[str, str]:
    return {"summary": text, "seen-summary": mark(before), "act": "save"}


async def chapter(browser: AsyncClient) -> Tree:
    return tree((await browser.get(CHAPTER)).text)


def amending(page: Tree) -> list[str]:
    """The way to amend it, and what is said of it."""
    found = page.xpath("//*[@class='chapter-amend']")
    return [" ".join(each.text_content().split()) for each in found]


async def test_a_chapter_stands_by_itself_for_whoever_may_read_the_book(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana, client(app) as dee:
        await ana.post(f"/g/{CODE}/topics", data={"title": "Second <b>"})
        page = tree((await dee.get(f"{BOOK}/chapters/2")).text)
        assert page.xpath("string(//h2)") == "Second <b>"
        assert page.xpath("//a[@rel='prev']/@href") == [CHAPTER]
        assert page.xpath("//a[@rel='next']") == []
        assert amending(page) == []
        (own,) = tree((await dee.get(BOOK)).text).xpath("//*[@class='book-own'][1]/a/@href")[:1]
        assert own == CHAPTER
        for number in ("3", "0", "1e9", "x", "9999999999"):
            assert (await ana.get(f"{BOOK}/chapters/{number}")).status_code == 404


@pytest.mark.parametrize(("form", "begins"), [("md", b"### 1"), ("docx", b"PK"), ("pdf", b"%PDF")])
async def test_a_chapter_is_taken_along_as_a_file(tmp_path: Path, form: str, begins: bytes) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana, client(app) as dee:
        await ana.post(f"/g/{CODE}/topics", data={"title": "Second"})
        answer = await dee.get(f"{CHAPTER}.{form}")
        assert answer.content.startswith(begins)
        assert (await dee.get(f"{BOOK}/chapters/7.{form}")).status_code == 404
        if form == "md":
            assert "Second" not in answer.text


async def test_those_who_were_there_amend_it_until_the_day_is_over(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        await ben.post(REPORT, data=summary("Before"))
        assert amending(await chapter(ben)) == []
        clock = house.clock
        assert isinstance(clock, Clock)
        clock.now = at(12, 30)
        await house.perform(open_phase, ANA, WORKBOOK, MARKET)
        assert "until the book is sealed" in amending(await chapter(ben))[0]
        assert amending(await chapter(chi)) == [
            "Add something Those who were there amend it. Anybody can add something."
        ]
        day = {"until": DAY.isoformat(), "seen": MakeUp().seen("window")}
        await ana.post(f"{BOOK}/editing/window", data=day)
        for address, said in (
            (CHAPTER, "You can amend until the end of 26 November."),
            (f"/g/{CODE}", "What you amend by the end of 26 November stands in the sealed book."),
        ):
            assert said in (await ben.get(address)).text
        page = await chapter(ben)
        assert page.xpath("//*[@class='chapter-amend']/a/@href") == [
            f"/g/{CODE}/breakouts/b1#report"
        ]
        assert page.xpath("//*[@class='book-amended']") == []
        clock.now = at(13)
        await ben.post(REPORT, data=summary("After", "Before"))
        (amended,) = (await chapter(chi)).xpath("//*[@class='book-amended']//li/text()")
        assert amended == "Ben Bø: the report, 26 November 2026, 14:00"
        clock.now = at(13) + timedelta(days=1)
        assert "The time for amending is over" in amending(await chapter(ben))[0]
        await ben.post(f"/g/{CODE}/consent")
        (amended,) = (await chapter(chi)).xpath("//*[@class='book-amended']//li/text()")
        assert amended.startswith("Somebody: the report")


async def test_the_book_is_searched_without_a_script(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana, client(app) as dee:
        await ana.post(f"/g/{CODE}/topics", data={"title": "Ferries <b> and fish"})
        for words, found in (
            ("FERRIES fish", ["chapter-2"]),
            ("number", ["chapter-1"]),
            ("ferries number", []),
            ("<b>", ["chapter-2"]),
        ):
            page = tree((await dee.get(BOOK, params={"words": words})).text)
            assert page.xpath("//article/@id") == found
            said = page.xpath("string(//*[@class='book-search']//*[@role='status'])")
            assert said.split(" ")[0] == str(len(found))
            assert page.xpath("string(//*[@name='words']/@value)") == words
        whole = tree((await dee.get(BOOK, params={"words": "  "})).text)
        assert whole.xpath("//article/@id") == ["chapter-1", "chapter-2"]
