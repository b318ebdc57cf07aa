"""Adding on the news wall, in the browser without script."""

from pathlib import Path

from openspace.domain.additions import MOST_AT_ONCE
from openspace.domain.reports import mark
from openspace.facilitation.agenda import place
from openspace.facilitation.gathering import open_phase
from tests.cast import ANA, BEN, CODE, MARKET, ROUND_1
from tests.house import client, visited
from tests.pages.pages import Tree, tree

NEWS, ADDED = f"/g/{CODE}/news", f"/g/{CODE}/breakouts/b1/additions"
SHORT = {"summary": "Short", "seen-summary": mark(""), "act": "file"}


def additions(page: Tree) -> list[str]:
    """What stands under the report."""
    return [
        " ".join(each.text_content().split())
        for each in page.xpath("//article//*[@class='addition']/p[not(@class)]")
    ]


async def test_what_is_added_stands_under_the_report_for_all(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        await ben.post(f"/g/{CODE}/breakouts/b1/report", data=SHORT)
        answer = await chi.post(ADDED, data={"text": "See www.example.org"}, follow_redirects=True)
        assert additions(tree(answer.text)) == ["See www.example.org"]
        page = tree((await ben.get(NEWS)).text)
        (link,) = page.xpath("//*[@class='addition']//a")
        assert dict(link.attrib) == {
            "href": "https://www.example.org",
            "rel": "noopener noreferrer nofollow",
        }
        assert page.xpath("string(//*[@class='addition']//b)") == "Somebody"
        (removal,) = page.xpath("//*[@class='addition']//form/@action")
        assert (await ben.post(removal)).status_code == 403
        answer = await chi.post(removal, follow_redirects=True)
        assert additions(tree(answer.text)) == []


async def test_a_conversation_without_notes_and_report_is_added_to(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await house.perform(place, BEN, "t1", ("r1", "haven"))
        await house.perform(open_phase, ANA, ROUND_1, MARKET)
        page = tree((await chi.get(NEWS)).text)
        (article,) = page.xpath("//article[.//h3]")
        assert "Write three lines" in article.text_content()
        (form,) = article.xpath(".//form[.//textarea]")
        answer = await chi.post(form.get("action"), data={"text": "x" * 1001})
        assert tree(answer.text).xpath("string(//article//textarea)") == "x" * 1001
        answer = await chi.post(form.get("action"), data={"text": "A way"}, follow_redirects=True)
        assert additions(tree(answer.text)) == ["A way"]


async def test_what_is_refused_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        await ben.post(f"/g/{CODE}/breakouts/b1/report", data=SHORT)
        answer = await ben.post(ADDED, data={"text": "x" * 1001})
        page = tree(answer.text)
        (field,) = page.xpath("//textarea[@name='text']")
        assert (answer.status_code, field.text_content()) == (422, "x" * 1001)
        (wrong,) = page.xpath(f"//*[@id='{field.get('aria-describedby')}']")
        assert wrong.text == "There is room for 1000 characters here. These are 1001."
        for _each in range(MOST_AT_ONCE):
            assert (await ben.post(ADDED, data={"text": "More"})).status_code == 303
        answer = await ben.post(ADDED, data={"text": "And more"})
        (field,) = tree(answer.text).xpath("//textarea[@name='text']")
        assert (answer.status_code, field.text_content()) == (429, "And more")
