"""A flood from one client is slowed down with a sentence on the page it came from, it alone."""

import asyncio
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette

from openspace.bus.presence import Person
from openspace.bus.purses import DEEDS, MOVES, TOLD
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.facilitation.house import House
from tests.cast import CODE
from tests.house import HERE, client, visited

HOME = f"/g/{CODE}"
ROOMS = ("plenary", "help")
SENTENCE = "You are changing rooms faster than anybody can follow."


def moved(house: House, person: str) -> int:
    """How often somebody moved, as everyone was told."""
    streams = [each for channel, each in house.bus._streams.items() if channel.kind == "hall"]
    facts = [fact for stream in streams for fact in stream.history]
    return sum(isinstance(fact, ParticipantMoved) and fact.participant == person for fact in facts)


async def move(browser: httpx2.AsyncClient, number: int, page: str = "/hall") -> httpx2.Response:
    address = f"{HOME}/rooms/{ROOMS[number % 2]}/entrance"
    return await browser.post(address, headers={"referer": f"{HERE}{HOME}{page}"})


async def flooded(browser: httpx2.AsyncClient, page: str = "/hall") -> httpx2.Response:
    """The first answer that slows them down."""
    for number in range(5 * MOVES.most):
        answer = await move(browser, number, page)
        if answer.status_code != 303:
            return answer
    raise AssertionError("nothing slowed it down")


@pytest.mark.parametrize(
    ("page", "heading"),
    [
        ("/hall", "<h1>The hall</h1>"),
        ("/agenda?show=x", "The agenda"),
        ("/rooms/help", "Help desk"),
        ("", "The circle"),
    ],
)
async def test_they_are_told_on_the_page_they_were_on(
    tmp_path: Path, page: str, heading: str
) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        answer = await flooded(chi, page)
        assert (answer.status_code, SENTENCE in answer.text) == (429, True)
        assert heading in answer.text
        assert 1 <= int(answer.headers["retry-after"]) <= MOVES.each
        assert (await chi.get(f"{HOME}/hall")).status_code == 200


@pytest.mark.parametrize("page", ["/projector", "/nothing", "/topics.json", "/../../etc"])
async def test_without_a_page_for_it_the_sentence_stands_alone(tmp_path: Path, page: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        answer = await flooded(chi, page)
        assert (answer.status_code, SENTENCE in answer.text) == (429, True)


async def test_who_goes_on_regardless_is_answered_without_a_page(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        answers = [await flooded(chi)]
        answers += [await move(chi, number) for number in range(2 * TOLD.most)]
        slowed = [each.text for each in answers if each.status_code == 429]
        assert all(SENTENCE in each for each in slowed)
        assert "<h1>The hall</h1>" in slowed[0]
        assert "<h1>The hall</h1>" not in slowed[-1]
        assert (await chi.get(f"{HOME}/hall")).status_code == 200


async def test_it_is_said_in_their_language(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi", "nb") as chi:
        assert "Du bytter rom fortere" in (await flooded(chi)).text


async def test_a_page_of_anothers_is_not_shown_for_it(tmp_path: Path) -> None:
    """Whoever asks gets what they may see: the desk is not theirs."""
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        answer = await flooded(chi, "/desk")
        assert (answer.status_code, "People and topics" in answer.text) == (429, False)


async def everything(app: Starlette, flood: int) -> tuple[list[int], int]:
    """Chi sends very much at once, and ben moves in the middle of it: chi's answers, and how many
    of chi's moves were decided before ben's was answered."""
    async with client(app, "chi") as chi, client(app, "ben") as ben:
        house: House = app.state.house
        sent = [asyncio.create_task(move(chi, number)) for number in range(flood)]
        assert (await move(ben, 0)).status_code == 303
        before = moved(house, "chi")
        return [(await each).status_code for each in sent], before


async def test_another_persons_move_waits_for_no_flood(tmp_path: Path) -> None:
    """However much one sends, no more than a purse of it stands before anybody else."""
    async with visited(tmp_path) as (house, app):
        statuses, before = await everything(app, 300)
        assert statuses.count(303) < MOVES.most + 10
        assert statuses.count(429) == 300 - statuses.count(303)
        assert before <= moved(house, "chi") <= statuses.count(303) + 1
        assert moved(house, "ben") == 2  # arrived, and went in


async def test_the_check_sees_a_flood_that_nothing_stops(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: without purses all of it is done."""
    async with visited(tmp_path) as (house, app):
        monkeypatch.setattr(type(house.purses), "spend", lambda *_: 0.0)
        statuses, _ = await everything(app, 60)
        assert statuses == [303] * 60
        assert moved(house, "chi") > MOVES.most + 10


async def test_going_where_a_colleague_is_is_a_move_too(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        company = f"{HOME}/colleagues/ben/company"
        assert (await chi.post(company)).status_code == 409
        while not house.purses.spend(Person(CODE, "chi"), MOVES, 1e12):
            pass
        answer = await chi.post(company, headers={"referer": f"{HERE}{HOME}/colleagues"})
        assert (answer.status_code, SENTENCE in answer.text) == (429, True)


async def test_everything_else_that_is_sent_has_a_purse_too(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        vote = f"{HOME}/topics/t1/vote"
        assert (await chi.post(vote)).status_code == 303
        while not house.purses.spend(Person(CODE, "chi"), DEEDS, 1e12):
            pass
        answer = await chi.post(vote, headers={"referer": f"{HERE}{HOME}/marketplace"})
        assert (answer.status_code, "very much at once" in answer.text) == (429, True)
        assert "What about number 1?" in answer.text
        assert (await chi.get(f"{HOME}/marketplace")).status_code == 200
        async with client(app, "ben") as ben:
            assert (await ben.post(vote)).status_code == 303
