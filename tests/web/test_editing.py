"""Making the book up, in the browser without script."""

from pathlib import Path

from httpx2 import AsyncClient

from openspace.domain.editing import MakeUp
from openspace.domain.facts.marketplace import TopicRetitled
from tests.cast import CODE, kept
from tests.house import client, visited
from tests.pages.pages import Tree, tree

EDITING, BOOK = f"/g/{CODE}/workbook/editing", f"/g/{CODE}/workbook"
BLANK = MakeUp()


async def made_up(browser: AsyncClient) -> Tree:
    return tree((await browser.get(EDITING)).text)


def stands(page: Tree) -> list[str]:
    """The numbers of the chapters, in their order."""
    rows = page.xpath("//*[@id='chapters']//ol/li[@id]")
    return [row.xpath("string(.//*[@class='line-number'])") for row in rows]


async def test_a_foreword_is_written_read_and_undone(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana, client(app) as dee:
        words = {"text": "Dear <all>", "signed": "Ana", "seen": BLANK.seen("foreword")}
        answer = await ana.post(f"{EDITING}/foreword", data=words)
        assert answer.headers["location"] == f"{EDITING}?saved=foreword#of_foreword"
        assert "Dear &lt;all&gt;" in (await dee.get(BOOK)).text
        page = await made_up(ana)
        (form,) = page.xpath("//*[@id='chosen_foreword']//form")
        seen = form.xpath("string(.//input/@value)")
        await ana.post(form.get("action"), data={"seen": seen})
        assert "Dear &lt;all&gt;" not in (await dee.get(BOOK)).text


async def test_et1_of_two_forewords_the_later_writer_has_both(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        first = {"text": "First", "signed": "", "seen": BLANK.seen("foreword")}
        await ana.post(f"{EDITING}/foreword", data=first)
        answer = await ana.post(f"{EDITING}/foreword", data=first | {"text": "Second"})
        page = tree(answer.text)
        (form,) = page.xpath("//form[@id='foreword_form']")
        assert answer.status_code == 409
        assert form.xpath("string(.//blockquote)").strip() == "First"
        assert form.xpath("string(.//textarea)").strip() == "Second"
        seen = form.xpath("string(.//input[@name='seen']/@value)")
        again = {"text": "First and second", "signed": "", "seen": seen}
        assert (await ana.post(f"{EDITING}/foreword", data=again)).status_code == 303


async def test_a_chapter_says_which_signs_the_pdf_cannot_print(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        before = (await made_up(ana)).xpath("string(//*[@class='chapter-row'])")
        await house.store.write(kept(TopicRetitled(CODE, "t1", "海 og fjord 海")))
        after = (await made_up(ana)).xpath("string(//*[@class='chapter-row'])")
        assert ["The PDF prints □ for: 海" in each for each in (before, after)] == [False, True]


async def test_what_is_refused_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        words = {"text": "", "signed": "Ana <b>", "seen": BLANK.seen("foreword")}
        page = tree((await ana.post(f"{EDITING}/foreword", data=words)).text)
        assert page.xpath("string(//*[@name='signed']/@value)") == "Ana <b>"
        assert page.xpath("string(//*[@id='foreword_wrong'])").startswith("Write the foreword")
        day = {"until": "2020-01-01", "seen": BLANK.seen("window")}
        page = tree((await ana.post(f"{EDITING}/window", data=day)).text)
        assert page.xpath("string(//*[@name='until']/@value)") == "2020-01-01"
        assert page.xpath("string(//*[@id='window_wrong'])").startswith("That day is over")
        assert (await ana.post(f"{EDITING}/nothing", data={})).status_code == 404


async def test_chapters_are_moved_with_buttons_and_an_old_screen_moves_nothing(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        for title in ("Second", "Third"):
            await ana.post(f"/g/{CODE}/topics", data={"title": title})
        old = await made_up(ana)
        assert stands(old) == ["1", "2", "3"]
        (down,) = old.xpath("//button[contains(., 'Move down: What about number 1?')]/..")
        moved = {"by": "down", "seen": down.xpath("string(.//*[@name='seen']/@value)")}
        page = tree((await ana.post(down.get("action"), data=moved, follow_redirects=True)).text)
        assert stands(page) == ["2", "1", "3"]
        book = tree((await ana.get(BOOK)).text)
        chapters = book.xpath("//article[@class='book-chapter']/@id")
        assert chapters == ["chapter-2", "chapter-1", "chapter-3"]
        answer = await ana.post(down.get("action"), data=moved)
        assert (answer.status_code, stands(tree(answer.text))) == (409, ["2", "1", "3"])


async def test_a_chapter_is_left_out_with_a_reason_and_taken_in_again(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        omission = f"{EDITING}/topics/t1/omission"
        answer = await ana.post(omission, data={"reason": " "})
        assert (answer.status_code, "Say why in a few words" in answer.text) == (422, True)
        await ana.post(omission, data={"reason": "It names a <child>"})
        assert stands(await made_up(ana)) == []
        book = (await ben.get(BOOK)).text
        assert ("chapter-1" in book, "1 topic is left out" in book) == (False, True)
        assert "child" not in book
        assert "It names a &lt;child&gt;" in (await ben.get(f"/g/{CODE}")).text
        await ana.post(f"{omission}/withdrawal")
        assert stands(await made_up(ana)) == ["1"]
        assert (await ana.get(f"{EDITING}/topics/t9/omission")).status_code == 404


async def test_what_is_missing_is_said_and_its_conveners_are_reminded(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        assert "1 has nothing written" in (await ana.get(EDITING)).text
        await ana.post(f"{EDITING}/topics/t1/reminder")
        page = await made_up(ana)
        assert page.xpath("string(//*[@class='reminding'])").count("Reminded 26 November") == 1
        home = tree((await ben.get(f"/g/{CODE}")).text)
        (way,) = home.xpath("//*[@id='asked']//a[starts-with(., 'Amend the chapter')]/@href")
        assert way == f"/g/{CODE}/breakouts/b1#report"
