"""The test room by plain forms, and that it leaves no trace (TY4, TY5)."""

import re
from pathlib import Path

from httpx2 import AsyncClient

from openspace.app import do_what_is_due
from openspace.facilitation import gathering
from tests.cast import ANA, CODE, at
from tests.house import Clock, client, files_with, visited
from tests.pages.pages import tree
from tests.trying import THEN_FOYER, trying

HERE = f"/g/{CODE}"
ROOM = f"{HERE}/test-room"
CANARY = "Kanarifugl"


async def states(browser: AsyncClient) -> list[str]:
    page = tree((await browser.get(ROOM)).text)
    return [str(each) for each in page.xpath("//*[@data-state]/@data-state")]


async def test_everything_is_tried_without_a_script(tmp_path: Path) -> None:
    async with visited(tmp_path, trying()) as (_, app), client(app, "chi") as chi:
        assert await states(chi) == ["untried"] * 8
        for step, result in (
            *(("connection", "works"), ("live", "works")),
            *(("sound", "fails"), ("camera", "without")),
        ):
            answer = await chi.post(f"{ROOM}/results", data={"step": step, "result": result})
            assert answer.headers["location"] == f"{ROOM}#step_{step}"
        for place in ("one", "two"):
            await chi.post(f"{ROOM}/whereabouts", data={"place": place})
        await chi.post(f"{ROOM}/topics", data={"title": "Practice <b>"})
        page = (await chi.get(ROOM)).text
        (marks,) = re.findall(r'action="([^"]+/mark)"', page)
        await chi.post(marks)
        await chi.post(f"{ROOM}/lines", data={"text": "A line"})
        assert await states(chi) == ["works", "works", "fails", "without", *["works"] * 4]
        assert "Practice &lt;b&gt;" in page
        await chi.post(f"{ROOM}/results", data={"step": "sound", "result": "works"})
        assert "You are ready." in (await chi.get(ROOM)).text


async def test_what_was_refused_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path, trying()) as (_, app), client(app, "chi") as chi:
        for noun, field in (("topics", "title"), ("lines", "text"), ("help", "why")):
            answer = await chi.post(f"{ROOM}/{noun}", data={field: "x" * 201})
            (typed,) = tree(answer.text).xpath(f"//input[@name='{field}']")
            told = (answer.status_code, typed.get("value"), typed.get("aria-invalid"))
            assert told == (422, "x" * 201, "true")
        answer = await chi.post(f"{ROOM}/results", data={"step": "moving", "result": "works"})
        assert answer.status_code == 422


async def test_the_page_is_answered_what_changed_for_oneself(tmp_path: Path) -> None:
    async with visited(tmp_path, trying()) as (_, app), client(app, "chi") as chi:
        answer = await chi.post(
            f"{ROOM}/results",
            data={"step": "connection", "result": "works"},
            headers={"HX-Request": "true"},
        )
        assert answer.status_code == 200
        assert 'id="tick_connection" data-state="works"' in answer.text


async def test_the_desk_has_numbers_and_the_name_of_who_asks(tmp_path: Path) -> None:
    """TY4."""
    async with (
        visited(tmp_path, trying()) as (_, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        await chi.post(f"{ROOM}/results", data={"step": "sound", "result": "fails"})
        told = await trials(ana)
        assert "1 has begun, 0 are ready." in told
        assert "Chi" not in told
        await chi.post(f"{ROOM}/help", data={"why": "I hear nothing"})
        told = await trials(ana)
        assert "Chi" in told
        assert "I hear nothing" in told
        await ana.post(f"{ROOM}/help/chi/answer")
        assert "Ana Ås is on the way." in (await chi.get(ROOM)).text
        await ana.post(f"{ROOM}/help/chi/end")
        assert "Chi" not in await trials(ana)
        assert "is on the way" not in (await chi.get(ROOM)).text
        for deed in ("answer", "end"):
            assert (await chi.post(f"{ROOM}/help/chi/{deed}")).status_code == 403


async def trials(ana: AsyncClient) -> str:
    """What the desk reads of the test room."""
    page = tree((await ana.get(f"{HERE}/desk")).text)
    return " ".join(page.get_element_by_id("trials").text_content().split())


async def test_nothing_of_it_is_kept(tmp_path: Path) -> None:
    """TY5; a real topic's word is found, so one of the test room would be."""
    async with (
        visited(tmp_path, trying()) as (house, app),
        client(app, "chi") as chi,
        client(app, "ana") as ana,
    ):
        assert isinstance(house.clock, Clock)
        house.clock.now = at(7)
        await chi.post(f"{ROOM}/topics", data={"title": f"{CANARY} title"})
        await chi.post(f"{ROOM}/lines", data={"text": f"{CANARY} line"})
        await chi.post(f"{ROOM}/help", data={"why": f"{CANARY} why"})
        await ana.post(f"{ROOM}/help/chi/answer")
        before = (await chi.get(ROOM)).text
        assert CANARY in before
        await do_what_is_due(house, 0)
        assert house.chats.trials.gatherings() == (CODE,)
        assert isinstance(await house.perform(gathering.open_phase, ANA, THEN_FOYER, 0), tuple)
        await do_what_is_due(house, 0)
        assert house.chats.trials.gatherings() == ()
        assert CANARY not in (await chi.get(ROOM)).text
        for page in (
            "/marketplace",
            "/news",
            "/desk",
            "/desk/log",
            "/workbook.json",
            "/topics.json",
        ):
            assert CANARY not in (await ana.get(f"{HERE}{page}")).text
        closed = await chi.post(f"{ROOM}/lines", data={"text": f"{CANARY} late"})
        assert closed.status_code == 409
        opened = await house.perform(gathering.open_phase, ANA, THEN_FOYER + 2, THEN_FOYER)
        assert isinstance(opened, tuple)
        assert (await chi.post(f"{HERE}/topics", data={"title": "Spurv"})).status_code == 303
    assert files_with(tmp_path, CANARY) == []
    assert files_with(tmp_path, "Spurv") != []


async def test_it_says_when_it_opens(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        page = (await chi.get(ROOM)).text
        assert "The test room is closed" in page
        assert "data-trying" not in page
