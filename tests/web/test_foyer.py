"""The foyer by plain forms: tables in their time, one more for two, and no trace in the book."""

from pathlib import Path

import httpx2
import pytest

from openspace.domain.participants import Introduction
from openspace.facilitation import door, gathering, whereabouts
from openspace.facilitation.house import House
from openspace.facilitation.recognition import recognise
from tests.cast import ANA, CODE, DEE, MARKET, PAUSE, PAUSE_2, ROUND_1
from tests.house import client, files_with, visited
from tests.pages.pages import tree

CANARY = "canary-of-the-foyer"
HELLO = "//*[@class='foyer-hello']//li"


async def resting(house: House) -> None:
    """A break begins."""
    await house.perform(gathering.open_phase, ANA, PAUSE, MARKET)


async def ways(browser: httpx2.AsyncClient) -> list[str]:
    """Where one can sit down, from the front page."""
    page = tree((await browser.get(f"/g/{CODE}")).text)
    tables = page.xpath("//*[@id='foyer_tables']//form/@action")
    return [each.split("/")[-2] for each in tables]


async def sit(browser: httpx2.AsyncClient, table: str) -> int:
    """Sit down at a table."""
    answer = await browser.post(f"/g/{CODE}/rooms/{table}/entrance")
    return answer.status_code


async def test_one_lands_at_the_tables_in_a_break_and_only_then(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        assert await ways(chi) == []
        assert await sit(chi, "table1") == 404
        await resting(house)
        assert await ways(chi) == ["table1", "table2", "table3"]
        assert await sit(chi, "table1") == 303
        await house.perform(gathering.open_phase, ANA, ROUND_1, PAUSE)
        assert (await chi.get(f"/g/{CODE}/whereabouts.json")).json()["hallway"] == 1


async def test_fo2_one_table_more_takes_two(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "chi") as chi,
        client(app, "ben") as ben,
    ):
        await resting(house)
        assert await ways(chi) == ["table1", "table2", "table3"]
        assert await sit(chi, "table4") == 404
        assert await ways(ben) == ["table1", "table2", "table3", "table4"]
        assert await sit(chi, "table4") == 303
        assert (await ben.get(f"/g/{CODE}/rooms/table4")).status_code == 200
        assert await sit(ben, "table4") == 303
        for browser in (chi, ben):
            await browser.post(f"/g/{CODE}/whereabouts/departure")
        gone = await ben.get(f"/g/{CODE}/rooms/table4")
        assert "not here any more" in gone.text


async def test_fo3_what_is_said_at_a_table_is_in_no_file_and_no_book(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await resting(house)
        await sit(chi, "table2")
        await chi.post(f"/g/{CODE}/rooms/table2/lines", data={"line": CANARY})
        room = f"/g/{CODE}/rooms/table2"
        assert CANARY in (await chi.get(room)).text  # the control: it was said
        for book in ("workbook", "workbook.md", "workbook.json", "workbook.csv", "news"):
            assert CANARY not in (await chi.get(f"/g/{CODE}/{book}")).text
        assert files_with(tmp_path, CANARY) == []
        assert "table2" not in (await chi.get(f"/g/{CODE}/workbook.json")).text


async def test_names_are_of_those_who_agreed_to_be_listed(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "chi") as chi,
        client(app, "ben") as ben,
        client(app, "ana") as ana,
    ):
        await resting(house)
        for browser in (ben, ana):
            await browser.get(f"/g/{CODE}")
        page = tree((await chi.get(f"/g/{CODE}")).text)
        said = " ".join("".join(page.get_element_by_id("foyer_here").itertext()).split())
        assert said.startswith("3 are here Ana Ås, Ben Bø and 1 other")


@pytest.mark.parametrize(("tables", "shown"), [("", []), ("Ferries", ["Ferries"])])
async def test_facilitators_say_how_many_tables_and_how_they_are_called(
    tmp_path: Path, tables: str, shown: list[str]
) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        form = tree((await ana.get(f"/g/{CODE}/desk/gathering")).text).get_element_by_id("how")
        told = {each.get("name"): each.get("value") or "" for each in form.xpath(".//input")}
        assert form.xpath(".//textarea[@name='tables']")[0].text.split() == ["1", "2", "3"]
        answer = await ana.post(f"/g/{CODE}/gathering/how", data={**told, "tables": tables})
        assert answer.status_code == 303
        await house.perform(gathering.open_phase, ANA, PAUSE_2, MARKET)
        page = tree((await ana.get(f"/g/{CODE}")).text)
        assert page.xpath("//*[@id='foyer_tables']//li//h3/text()") == shown


async def test_fo5_who_comes_says_hello_to_those_from_elsewhere(tmp_path: Path) -> None:
    """From five on, and of smaller groups together; live, and nobody's name."""
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await resting(house)
        heard = []
        for number in range(6):
            typed = Introduction(f"Eli{number}", sector="civil")
            await house.perform(door.register, DEE, typed, None, f"key {number}")
            visit = await recognise(house, CODE, f"key {number}")
            assert visit is not None
            await house.perform(whereabouts.arrive, visit.caller)
            page = tree((await chi.get(f"/g/{CODE}")).text)
            heard.append([" ".join(each.text_content().split()) for each in page.xpath(HELLO)])
        assert heard[2:5] == [[], ["5 Civil"], ["6 Civil"]]
        assert "Eli" not in page.get_element_by_id("foyer_here").text_content()
