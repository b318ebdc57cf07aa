"""Organisers and new gatherings: OG1 to OG3, GN1 to GN4."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from openspace.domain.gathering import Gathering
from openspace.facilitation.house import House
from openspace.facilitation.organising import organise
from openspace.store import agenda, facilitators, gatherings, marketplace, participants, secrets
from tests.cast import CODE
from tests.house import Clock, client, visited

NEW = {
    "begins": "half_day",
    "title": "Fjordens år",
    "question": "Hva skal fjorden være?",
    "day": "2027-05-20",
    "language": "nb",
    "time_zone": "Europe/Oslo",
    "name": "Ana Ås",
}


@asynccontextmanager
async def organiser(folder: Path) -> AsyncIterator[tuple[House, httpx2.AsyncClient]]:
    """A house, and the browser of an organiser."""
    async with visited(folder) as (house, app), client(app) as browser:
        answer = await browser.get(f"/organisers/{await organise(house)}")
        assert answer.headers["location"] == "/gatherings"
        yield house, browser


async def gathering(house: House, code: str) -> Gathering:
    """The gathering with this code."""
    found = await house.store.read(lambda tx: gatherings.gathering(tx, code))
    assert found
    return found


async def test_only_organisers_see_the_gatherings(tmp_path: Path) -> None:
    """OG1, OG2; also ana, who facilitates one of them, does not."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana, client(app) as eli:
        link = f"/organisers/{await organise(house)}"
        for path in ("/gatherings", "/gatherings/new"):
            assert (await ana.get(path)).status_code == 403
        for path in ("/gatherings", "/organisers", f"/gatherings/{CODE}/entrance"):
            assert (await ana.post(path, data=NEW)).status_code == 403
        assert (await ana.get("/organisers/guessed")).status_code == 404
        await eli.get(link)
        assert "The circle" in (await eli.get("/gatherings")).text


async def test_a_new_link_ends_the_one_before_and_is_kept_as_a_hash(tmp_path: Path) -> None:
    """OG1."""
    async with visited(tmp_path) as (house, app), client(app) as eli, client(app) as old:
        for browser in (eli, old):
            await browser.get(f"/organisers/{await organise(house)}")
        assert (await eli.get("/gatherings")).status_code == 403
        answer = await old.post("/organisers")
        secret = answer.text.partition("/organisers/")[2].partition('"')[0]
        assert (await old.get("/gatherings")).status_code == 200
        assert (await eli.get(f"/organisers/{secret}")).status_code == 303
        kept = await house.store.read(lambda tx: secrets.known(tx, secrets.ORGANISER))
        assert kept == participants.hashed(secret)


async def test_an_organiser_comes_into_any_gathering_as_a_facilitator(tmp_path: Path) -> None:
    """OG2."""
    async with organiser(tmp_path) as (_, eli):
        answer = await eli.post(f"/gatherings/{CODE}/entrance")
        await eli.get(answer.headers["location"])
        await eli.post(f"/g/{CODE}/participants", data={"name": "Eli", "sector": "civil"})
        assert (await eli.get(f"/g/{CODE}/desk")).status_code == 200
        again = await eli.post(f"/gatherings/{CODE}/entrance")
        assert again.headers["location"] == f"/g/{CODE}/desk"
        assert (await eli.post("/gatherings/nowhere/entrance")).status_code == 404


async def test_the_link_that_lets_an_organiser_in_ends_within_the_hour(tmp_path: Path) -> None:
    """OG2."""
    async with organiser(tmp_path) as (house, eli):
        link = (await eli.post(f"/gatherings/{CODE}/entrance")).headers["location"]
        assert isinstance(house.clock, Clock)
        house.clock.now += timedelta(minutes=59)
        assert (await eli.get(link)).status_code == 303
        house.clock.now += timedelta(minutes=1)
        assert (await eli.get(link)).status_code == 404


@pytest.mark.parametrize("begins", ["half_day", "full_day", "two_days", "unconference"])
async def test_a_gathering_begins_from_a_template(tmp_path: Path, begins: str) -> None:
    """OG3, GN2, GN4: its code is like its title, and who founded it holds the desk."""
    async with organiser(tmp_path) as (house, eli):
        answer = await eli.post("/gatherings", data={**NEW, "begins": begins})
        assert answer.headers["location"] == "/g/fjordens-ar/desk/gathering"
        assert (await eli.get("/g/fjordens-ar/desk/gathering")).status_code == 200
        made = await gathering(house, "fjordens-ar")
        assert (made.title, made.theme, made.language) == (NEW["title"], NEW["question"], "nb")
        people = await house.store.read(lambda tx: participants.everybody(tx, "fjordens-ar"))
        assert [each.name for each in people] == ["Ana Ås"]
        out = await house.store.read(lambda tx: facilitators.invitations(tx, "fjordens-ar"))
        assert out == ()
        second = await eli.post("/gatherings", data={**NEW, "begins": begins})
        assert second.headers["location"] == "/g/fjordens-ar-2/desk/gathering"


async def test_a_gathering_without_places_is_not_full_and_tells_its_day(tmp_path: Path) -> None:
    """A new one begins so, days before: nothing is taken, and a time alone says too little."""
    async with organiser(tmp_path) as (_, eli):
        await eli.post("/gatherings", data={**NEW, "language": "en", "code": "fjord"})
        told = {
            path: (await eli.get(f"/g/fjord{path}", headers={"accept-language": "en"})).text
            for path in ("", "/marketplace", "/agenda", "/projector", "/convergence")
        }
        assert "Test room begins on 20 May at 07:00." in told[""]
        assert "The marketplace opens on 20 May at 09:35." in told["/marketplace"]
        assert "It opens on 20 May at 13:00." in told["/convergence"]
        for path in ("/marketplace", "/agenda", "/projector"):
            assert "No places yet" in told[path]
            assert ">Full<" not in told[path]
            assert 'viewBox="0 0 -' not in told[path]
        await eli.post("/g/fjord/places", data={"name": "Quay", "seats": "12"})
        assert "No places yet" not in (await eli.get("/g/fjord/agenda")).text


async def test_a_day_opened_by_hand_long_before_leaves_every_page_standing(tmp_path: Path) -> None:
    """Who tries the test room the evening before has a foyer that lasts until the morning."""
    async with organiser(tmp_path) as (house, eli):
        await eli.post("/gatherings", data={**NEW, "code": "fjord"})
        stretches = (await gathering(house, "fjord")).timetable.stretches
        for at in range(len(stretches) - 1):
            told = {"seen": str(at), "position": str(at + 1)}
            assert (await eli.post("/g/fjord/phases", data=told)).status_code == 303
            for path in ("", "/desk", "/agenda", "/hall", "/projector"):
                assert (await eli.get(f"/g/fjord{path}")).status_code == 200
            assert isinstance(house.clock, Clock)
            house.clock.now += timedelta(minutes=1)
        hall = (await eli.get("/g/fjord/hall", headers={"accept-language": "en"})).text
        assert "The rounds are over." in hall
        assert "No rooms yet." not in hall


async def test_one_like_another_has_what_was_decided_and_nobody(tmp_path: Path) -> None:
    """GC1."""
    async with organiser(tmp_path) as (house, eli):
        form = {**NEW, "begins": f"like:{CODE}", "code": "again"}
        assert (await eli.post("/gatherings", data=form)).status_code == 303
        old, new = await gathering(house, CODE), await gathering(house, "again")
        assert (new.sectors, new.films, new.tag_sets) == (old.sectors, old.films, old.tag_sets)
        places = await house.store.read(lambda tx: agenda.agenda(tx, new).places)
        assert [each.name for each in places] == ["Haven", "Loft 2"]
        topics = await house.store.read(lambda tx: marketplace.topics(tx, "again"))
        assert topics == ()
        people = await house.store.read(lambda tx: participants.everybody(tx, "again"))
        assert [each.name for each in people] == ["Ana Ås"]


@pytest.mark.parametrize(
    ("field", "told", "sentence"),
    [
        ("title", " ", "Give the gathering a name."),
        ("title", "x" * 151, "This can have 150 characters. There are 151."),
        ("question", "", "Write the question that brings people together."),
        ("code", "a b", "“a b” cannot be a code."),
        ("code", "language", "“language” cannot be a code."),
        ("code", CODE, "There is a gathering with the code “circle” already."),
        ("day", "20 May", "Choose a day as 2027-05-20."),
        ("day", "2026-11-25", "That day is over. Choose another one."),
        ("starts", "25:00", "Write a time as 09:30."),
        ("starts", "22:30", "From that start some of it would be on another day."),
        ("time_zone", "Oslo", "Write the name of a time zone, such as Europe/Oslo."),
        ("name", "", "Write your name, so that the others know who you are."),
        ("begins", "nothing", "Choose what the gathering begins with."),
        ("begins", "like:nowhere", "That gathering is not here. Choose another one."),
    ],
)
async def test_what_cannot_be_is_said_at_its_field_and_the_rest_stays(
    tmp_path: Path, field: str, told: str, sentence: str
) -> None:
    """GN1 to GN4."""
    async with organiser(tmp_path) as (house, eli):
        answer = await eli.post("/gatherings", data={**NEW, field: told})
        assert answer.status_code in (409, 422)
        page = answer.text.replace("&#34;", '"')
        assert f'id="{field}_error">{sentence}' in page
        stays = {"question": "Hva skal fjorden være?", "name": "Ana Ås"}
        for name, words in stays.items():
            there = (f'value="{words}"', f">{words}</textarea>")
            assert name == field or any(each in page for each in there)
        assert await house.store.read(gatherings.codes) == (CODE,)


async def test_a_start_that_the_clocks_skip_is_refused(tmp_path: Path) -> None:
    """GN3, F1: on the night when the clocks go forward there is no 02:30."""
    async with organiser(tmp_path) as (_, eli):
        form = {**NEW, "begins": "unconference", "day": "2027-03-28", "starts": "02:30"}
        answer = await eli.post("/gatherings", data=form)
        assert "The clocks skip one of its times on that day." in answer.text
