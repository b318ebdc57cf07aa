"""Bad input gets a sentence in the person's language, what was typed stays, nothing changes."""

from pathlib import Path

import pytest

from openspace.domain.proposals import LONGEST_TITLE
from openspace.facilitation.gathering import open_phase
from tests.cast import ANA, CLOSING, CODE, MARKET, PAUSE, ROUND_1
from tests.house import client, visited
from tests.pages.pages import shows, tree
from tests.web.happening import done

HUGE = "9" * 5000
HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(2)> [x](javascript:alert(3))'


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Write a question or a topic first."),
        ("  \n ", "Write a question or a topic first."),
        ("x" * (LONGEST_TITLE + 1), "A title can have 200 characters. Yours has 201."),
    ],
)
async def test_a_title_that_cannot_be_put_up(tmp_path: Path, typed: str, sentence: str) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        form = {"title": typed, "description": "Because.", "sdg": ["14"]}
        answer = await chi.post(f"/g/{CODE}/topics", data=form)
        page = tree(answer.text)
        assert answer.status_code == 422
        assert page.get_element_by_id("title_error").text_content() == sentence
        assert page.get_element_by_id("title").text_content().split() == typed.split()
        assert page.get_element_by_id("description").text_content() == "Because."
        assert page.xpath("//input[@name='sdg'][@checked]/@value") == ["14"]
        assert done(house) == set()


async def test_the_sentence_is_in_the_persons_language(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi", "nb") as chi:
        answer = await chi.post(f"/g/{CODE}/topics", data={"title": ""})
        said = tree(answer.text).get_element_by_id("title_error").text_content()
        assert said == "Skriv et spørsmål eller et tema først."


async def test_a_closed_marketplace_takes_neither_topics_nor_votes(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app):
        await house.perform(open_phase, ANA, CLOSING, MARKET)
        async with client(app, "chi") as chi:
            proposed = await chi.post(f"/g/{CODE}/topics", data={"title": "Too late?"})
            assert proposed.status_code == 409
            assert tree(proposed.text).get_element_by_id("title").text_content() == "Too late?"
            voted = await chi.post(f"/g/{CODE}/topics/t1/vote")
            assert voted.status_code == 409
            assert "The marketplace is not open now." in voted.text


async def test_a_taken_cell_says_who_has_it_and_keeps_the_card_in_hand(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        await chi.post(f"/g/{CODE}/topics", data={"title": "Second"})
        second = (await chi.get(f"/g/{CODE}/topics.json")).json()["topics"][1]["id"]
        await ben.post(f"/g/{CODE}/topics/t1/placement", data={"cell": "r1:haven"})
        answer = await chi.post(f"/g/{CODE}/topics/{second}/placement", data={"cell": "r1:haven"})
        assert answer.status_code == 409
        assert "just taken by 1, “What about number 1?”" in answer.text
        assert tree(answer.text).get_element_by_id("placing") is not None
        assert len((await chi.get(f"/g/{CODE}/agenda.json")).json()["placements"]) == 1


@pytest.mark.parametrize("cell", ["", "r1", "r9:haven", "r1:nowhere", "::", "r1:haven:x"])
async def test_a_cell_that_is_not_there(tmp_path: Path, cell: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        answer = await ben.post(f"/g/{CODE}/topics/t1/placement", data={"cell": cell})
        assert answer.status_code == 422
        assert (await ben.get(f"/g/{CODE}/agenda.json")).json()["placements"] == []


async def test_what_people_type_is_never_markup(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ben") as ben:
        await ben.post(f"/g/{CODE}/topics", data={"title": HOSTILE, "description": HOSTILE})
        await ben.post(f"/g/{CODE}/topics/t1/words", data={"title": HOSTILE})
        await ben.post(f"/g/{CODE}/topics/t1/placement", data={"cell": "r1:haven"})
        await house.perform(open_phase, ANA, ROUND_1, MARKET)
        for page in ("/marketplace", "/agenda", "/news", "/workbook", "/topics/t1"):
            shown = tree((await ben.get(f"/g/{CODE}{page}")).text)
            assert [one.get("type") for one in shown.iter("script")] == ["module"]
            assert shown.xpath("//img | //@onerror | //a[starts-with(@href,'javascript')]") == []
            assert HOSTILE in " ".join(shown.text_content().split())


async def test_the_door_keeps_what_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app) as dee:
        typed = {"name": " ", "organisation": "Bygda", "sector": "civil", "listed": "yes"}
        answer = await dee.post(f"/g/{CODE}/participants", data=typed)
        page = tree(answer.text)
        assert answer.status_code == 422
        assert "Write your name" in page.get_element_by_id("name_error").text_content()
        assert page.get_element_by_id("organisation").get("value") == "Bygda"
        assert page.xpath("//input[@checked]/@name") == ["sector", "listed"]


async def test_a_sector_that_is_not_offered_is_asked_for_again(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app) as dee:
        answer = await dee.post(f"/g/{CODE}/participants", data={"name": "Dee", "sector": "x"})
        said = tree(answer.text).get_element_by_id("sector_error").text_content()
        assert said == "Choose the sector that is closest to yours."


@pytest.mark.parametrize(
    ("position", "seen"),
    [("", ""), ("x", "1"), ("99", "2"), ("-1", "2"), (HUGE, "2"), ("3", HUGE), ("٣", "2")],
)
async def test_a_phase_that_is_not_there(tmp_path: Path, position: str, seen: str) -> None:
    async with visited(tmp_path) as (house, app):
        async with client(app, "ana") as ana:
            form = {"position": position, "seen": seen}
            assert (await ana.post(f"/g/{CODE}/phases", data=form)).status_code == 422
        assert done(house) == set()


@pytest.mark.parametrize("number", [HUGE, "٣", "²", "-1", "1.5"])
async def test_a_number_that_is_none(tmp_path: Path, number: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        everything = await chi.get(f"/g/{CODE}/news")
        answer = await chi.get(f"/g/{CODE}/news", params={"round": number})
        assert (answer.status_code, shows(tree(answer.text))) == (200, shows(tree(everything.text)))
        form = {"title": "What now?", "sdg": [number, "14"]}
        assert (await chi.post(f"/g/{CODE}/topics", data=form)).status_code == 303
        topics = (await chi.get(f"/g/{CODE}/topics.json")).json()["topics"]
        assert topics[1]["tags"]["sdg"] == [14]


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ("topics", "title"),
        ("topics", "description"),
        ("topics/t1/words", "title"),
        ("participants", "name"),
        ("language", "language"),
    ],
)
async def test_a_file_is_no_text(tmp_path: Path, form: str, field: str) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ben") as ben, client(app) as dee:
        fields = {"title": "What now?", "name": "Dee", "sector": "civil", "language": "nb"}
        fields.pop(field, None)
        sender = dee if form == "participants" else ben
        file = {field: ("file.txt", b"What now?")}
        answer = await sender.post(f"/g/{CODE}/{form}", data=fields, files=file)
        assert (answer.status_code, done(house)) == (400, set())
        assert "We could not read what was sent." in answer.text
        assert (await sender.post(f"/g/{CODE}/{form}", data=fields | {field: "nb"})).is_redirect


async def test_two_facilitators_press_next_at_the_same_second(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        form = {"position": str(PAUSE), "seen": str(MARKET)}
        first = await ana.post(f"/g/{CODE}/phases", data=form)
        second = await ana.post(f"/g/{CODE}/phases", data=form)
        assert (first.status_code, second.status_code) == (303, 303)
        late = {"position": str(PAUSE + 1), "seen": str(MARKET)}
        assert (await ana.post(f"/g/{CODE}/phases", data=late)).status_code == 409
