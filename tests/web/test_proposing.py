"""The sheet: everything that was typed stays when it is refused, and the place comes along."""

from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.cast import CLOSING, CODE, FOYER, MARKET, PAUSE, ROUND_2, gathering
from tests.house import client, visited
from tests.pages.pages import Tree, tree
from tests.web.happening import done

FULL: dict[str, Any] = {
    "title": "Who keeps the boats?",
    "description": "In winter.\nAll of them.",
    "sdg": ["11", "14"],
    "challenge": ["few young"],
    "tag": ["midwife", "farm"],
    "link": ["Ice https://example.org/ice", "mailto:ben@example.org"],
    "together": ["Ana Ås, Fjellgrend kommune"],
    "slot": "r2",
}


def typed(page: Tree) -> dict[str, Any]:
    """What stands in the sheet."""
    sheet = page.get_element_by_id("propose")
    links = [each.get("value") for each in sheet.xpath(".//input[@name='link']")]
    return {
        "title": sheet.get_element_by_id("title").text_content(),
        "description": sheet.get_element_by_id("description").text_content(),
        **{
            name: sheet.xpath(f".//input[@name='{name}'][@checked]/@value")
            for name in ("sdg", "challenge", "tag")
        },
        "link": [each for each in links if each],
        "together": [each for each in sheet.xpath(".//input[@name='together']/@value") if each],
        "slot": sheet.xpath("string(.//input[@name='slot'][@checked]/@value)"),
    }


async def proposed(who: httpx2.AsyncClient, **form: object) -> httpx2.Response:
    return await who.post(f"/g/{CODE}/topics", data={**FULL, **form})


async def test_everything_is_put_up_with_its_place(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        assert (await proposed(chi)).status_code == 303
        topic = (await chi.get(f"/g/{CODE}/topics.json")).json()["topics"][1]
        page = tree((await chi.get(f"/g/{CODE}/topics/{topic['id']}")).text)
        sheet = page.get_element_by_id(f"sheet_{topic['id']}")
        links = {each.text_content(): each.attrib for each in sheet.xpath(".//li/a")}
        assert {name: dict(each) for name, each in links.items()} == {
            "Ice": {"href": "https://example.org/ice", "rel": "noopener noreferrer"},
            "mailto:ben@example.org": {
                "href": "mailto:ben@example.org",
                "rel": "noopener noreferrer",
            },
        }
        said = " ".join(sheet.text_content().split())
        assert "Round 2 · Haven" in said
        assert "Professions: midwife" in said
        assert "Levels: farm" in said


async def test_the_sheet_says_what_hangs_now(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        to = (await proposed(chi)).headers["location"]
        page = tree((await chi.get(to)).text)
        (line,) = page.xpath("//form[@id='propose']//p[@role='status']")
        topic = to.partition("?put=")[2]
        assert line.text_content().strip() == "Number 2 hangs now. See it"
        assert line.xpath(".//a/@href") == [f"/g/{CODE}/topics/{topic}"]
        (line,) = tree((await chi.get(f"/g/{CODE}/marketplace?put=nothing")).text).xpath(
            "//form[@id='propose']//p[@role='status']"
        )
        assert line.text_content() == ""


@pytest.mark.parametrize(
    ("form", "status", "field", "sentence"),
    [
        ({"title": " "}, 422, "title", "Write a question or a topic first."),
        ({"description": "x" * 2001}, 422, "description", "A description can have 2000"),
        ({"sdg": ["18"]}, 422, "tags", "Choose among the goals"),
        ({"challenge": ["none"]}, 422, "tags", "Choose among the challenges"),
        ({"tag": ["none"]}, 422, "tags", "Choose among the tags"),
        ({"link": ["javascript:alert(1)"]}, 422, "links", "“javascript:alert(1)” is no address."),
        ({"link": [f"https://x.org/{n}" for n in range(7)]}, 422, "links", "These are 7."),
        ({"slot": "r9"}, 422, "slot", "There is no such place"),
    ],
)
async def test_what_is_refused_stays_as_it_was_typed(
    tmp_path: Path, form: dict[str, Any], status: int, field: str, sentence: str
) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        answer = await proposed(chi, **form)
        page = tree(answer.text)
        assert (answer.status_code, done(house)) == (status, set())
        assert sentence in page.get_element_by_id(f"{field}_error").text_content()
        not_offered = {"sdg": [], "challenge": [], "tag": [], "slot": ""}
        unknown = {name: not_offered[name] for name in form if name in not_offered}
        assert typed(page) == {**FULL, **form, **unknown}
        assert page.get_element_by_id("propose_more").get("open") is not None


async def test_a_slot_that_filled_up_meanwhile_puts_nothing_up(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi", "nb") as chi,
    ):
        for title in ("One", "Two"):
            assert (await proposed(ben, title=title)).status_code == 303
        answer = await proposed(chi)
        page = tree(answer.text)
        assert answer.status_code == 409
        assert page.get_element_by_id("slot_error").text_content() == (
            "Runde 2 er full nå. Runde 1 har 2 ledige plasser."
        )
        assert typed(page) == FULL
        topics = (await chi.get(f"/g/{CODE}/topics.json")).json()["topics"]
        assert [each["title"] for each in topics][1:] == ["One", "Two"]
        assert (await proposed(chi, slot="r1")).status_code == 303


async def test_a_title_that_hangs_already_leaves_the_choice(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        answer = await proposed(chi, title="what about NUMBER 1?")
        hint = tree(answer.text).get_element_by_id("twin")
        assert answer.status_code == 409
        assert "There is a topic with this title already: 1." in hint.text_content()
        assert hint.xpath(".//a/@href") == [f"/g/{CODE}/topics/t1"]
        assert typed(tree(answer.text)) == {**FULL, "title": "what about NUMBER 1?"}
        button = hint.xpath(".//button")[0]
        again = {button.get("name"): button.get("value")}
        assert (await proposed(chi, title="what about NUMBER 1?", **again)).status_code == 303


async def test_a_topics_words_are_changed_in_one_form(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        address = f"/g/{CODE}/topics/t1"
        assert (await ben.post(f"{address}/words", data=FULL)).status_code == 303
        page = tree((await ben.get(address)).text)
        assert page.get_element_by_id("title").text_content() == FULL["title"]
        wrong = {**FULL, "description": "Other.", "link": ["Ice"]}
        answer = await ben.post(f"{address}/words", data=wrong)
        form = tree(answer.text).get_element_by_id("words")
        assert (answer.status_code, form.get("open") is not None) == (422, True)
        assert "“Ice” is no address." in form.get_element_by_id("links_error").text_content()
        assert form.get_element_by_id("description").text_content() == "Other."
        assert form.xpath(".//input[@name='tag'][@checked]/@value") == FULL["tag"]


@pytest.mark.parametrize(
    ("position", "said", "status"),
    [
        (MARKET, "", 303),
        (PAUSE, "Between rounds you can still put up a topic and join in.", 303),
        (ROUND_2, "A round is running. You can still put up a topic and join in.", 303),
        (CLOSING, "The marketplace is closed. What hangs here still stands.", 409),
        (FOYER, "The marketplace opens at 10:30. Then you can put up a topic here.", 409),
    ],
)
async def test_the_wall_says_whether_a_late_topic_is_taken(
    tmp_path: Path, position: int, said: str, status: int
) -> None:
    async with visited(tmp_path, gathering(position)) as (_, app), client(app, "chi") as chi:
        page = tree((await chi.get(f"/g/{CODE}/marketplace")).text)
        assert page.get_element_by_id("propose_state").text_content() == said
        assert (await chi.post(f"/g/{CODE}/topics", data={"title": "Late"})).status_code == status


async def test_a_mark_for_a_topic_that_is_withdrawn_is_told_so(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        address = f"/g/{CODE}/topics/t1"
        assert (await chi.post(f"{address}/vote")).status_code == 303
        await ben.post(f"{address}/withdrawal")
        answer = await chi.post(f"{address}/vote")
        assert answer.status_code == 409
        assert "This topic has been withdrawn by its convener." in answer.text
        assert (await chi.post(f"{address}/vote/withdrawal")).status_code == 303


async def test_whom_one_can_ask_is_listed_for_those_inside(tmp_path: Path) -> None:
    """C4: who did not agree is on no list, nor is who asks."""
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben, client(app) as dee:
        names = tree((await ben.get(f"/g/{CODE}/candidates")).text).xpath("//option/@value")
        assert names == ["Ana Ås, Fjellgrend kommune"]
        assert (await dee.get(f"/g/{CODE}/candidates")).status_code == 303


async def test_a_name_that_is_nobodys_stays_in_the_sheet(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        answer = await proposed(chi, together=["Ana Ås", "Nobody"])
        page = tree(answer.text)
        assert typed(page) == {**FULL, "together": ["Ana Ås", "Nobody"]}
        said = page.get_element_by_id("together_error").text_content()
        assert said.startswith("Nobody who agreed to be listed is called Nobody.")
