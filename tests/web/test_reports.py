"""The report in the browser without script: nothing that was typed is lost."""

from pathlib import Path

from httpx2 import AsyncClient

from openspace.domain.reports import mark
from tests.cast import CODE
from tests.house import client, visited
from tests.pages.pages import Tree, tree

ROOM = f"/g/{CODE}/breakouts/b1"


def form_of(page: Tree) -> dict[str, str]:
    """Every field of the form as it stands on the page."""
    (form,) = page.xpath("//form[@data-report]")
    return {name: value or "" for name, value in form.form_values()}


async def written(browser: AsyncClient, **typed: str) -> tuple[int, Tree]:
    """Fill in the form of the room's page and send it."""
    form = form_of(tree((await browser.get(ROOM)).text))
    answer = await browser.post(f"{ROOM}/report", data=form | typed, follow_redirects=True)
    return answer.status_code, tree(answer.text)


async def test_a_report_is_written_and_filed_without_script(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        more = {"what-1": "Meet", "by_when-1": "2026-12-24"}
        status, page = await written(ben, summary="Short\nand good", act="file", **more)
        form = form_of(page)
        assert (status, form["summary"]) == (200, "Short\nand good")
        assert (form["what-1"], form["by_when-1"], form["what-2"]) == ("Meet", "2026-12-24", "")
        news = tree((await ben.get(f"/g/{CODE}/news")).text)
        assert [each.text_content() for each in news.xpath("//article/h2")] == [
            "1. What about number 1?"
        ]
        _, page = await written(ben, take_out="1")
        assert form_of(page)["what-1"] == ""


async def test_a_step_due_in_another_year_than_the_gathering_says_so(tmp_path: Path) -> None:
    told = {
        "en": ["Now, 24 December", "Later, 20 January 2027"],
        "nb": ["Now, 24. desember", "Later, 20. januar 2027"],
    }
    first = {"what-1": "Now", "by_when-1": "2026-12-24"}
    then = {"what-2": "Later", "by_when-2": "2027-01-20"}
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        await written(ben, summary="Short", act="file", **first)
        await written(ben, **then)
        for language, lines in told.items():
            async with client(app, "chi", language) as chi:
                for page, step in ((f"/g/{CODE}/news", "//article//p"), (ROOM, "//li")):
                    found = tree((await chi.get(page)).text).xpath(step)
                    texts = [each.text_content() for each in found]
                    assert [each for each in texts if each in lines] == lines


async def test_what_is_refused_stays_and_the_rest_is_written(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        typed = {"summary": "Short", "links": "javascript:alert(1)", "by_when-1": "soon"}
        status, page = await written(ben, act="file", **typed)
        assert status == 422
        form = form_of(page)
        assert {name: form[name] for name in typed} == typed
        assert "is no address" in page.text_content()
        assert "This is no date." in page.text_content()
        fresh = form_of(tree((await ben.get(ROOM)).text))
        assert (fresh["summary"], fresh["links"]) == ("Short", "")


async def test_two_in_one_field_see_both_texts(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "ana") as ana,
    ):
        old = form_of(tree((await ana.get(ROOM)).text))
        await written(ben, summary="Ben's", agree="Fish")
        answer = await ana.post(f"{ROOM}/report", data=old | {"summary": "Ana's", "differ": "No"})
        page = tree(answer.text)
        assert answer.status_code == 409
        form = form_of(page)
        assert (form["summary"], form["agree"], form["differ"]) == ("Ana's", "Fish", "No")
        assert [each.text for each in page.xpath("//blockquote[text()]")] == ["Ben's"]
        both = form | {"summary": "Ana's and Ben's"}
        assert (await ana.post(f"{ROOM}/report", data=both)).status_code == 303


async def test_a_report_without_a_summary_is_not_filed(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        status, page = await written(ben, agree="Fish", act="file")
        assert (status, form_of(page)["agree"]) == (422, "Fish")
        assert "Write a sentence or two" in page.text_content()


async def test_who_was_not_there_reads(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        await written(ben, summary="Short & good")
        page = tree((await chi.get(ROOM)).text)
        assert page.xpath("//form[@data-report]") == []
        assert "Short & good" in page.get_element_by_id("report").text_content()
        data = {"text": "Mine", "seen": mark("Short & good")}
        asks = {"hx-request": "true"}
        refused = await chi.post(f"{ROOM}/report/summary", data=data, headers=asks)
        assert refused.status_code == 403
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        told = await chi.post(f"{ROOM}/report/summary", data=data, headers=asks)
        assert (told.status_code, mark("Mine") in told.text) == (200, True)


async def test_a_field_that_is_none(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        answer = await ben.post(f"{ROOM}/report/title", data={"text": "x", "seen": mark("")})
        assert answer.status_code == 404


async def test_the_news_wall_is_searched_and_narrowed(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        await ben.post(f"/g/{CODE}/topics/t1/placement", data={"cell": "r1:haven"})
        await written(ben, summary="Blåbær", act="file", agree="FISH")

        async def found(query: str) -> int:
            page = tree((await ben.get(f"/g/{CODE}/news?{query}")).text)
            return len(page.xpath("//article/h2"))

        for query in ("", "words=blåbær+fish", "round=1", "sector=private", "round=1&words=ben"):
            assert await found(query) == 1, query
        for query in ("words=meat", "round=2", "sector=civil", "challenge=far+apart"):
            assert await found(query) == 0, query
