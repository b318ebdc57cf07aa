"""Announcing without script: who reads what, what was refused, and what is put away."""

from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from openspace.app import end_announcements
from openspace.domain.announcements import LASTS
from openspace.facilitation import agenda, gathering, whereabouts
from openspace.store.announcements import standing
from tests.cast import ANA, BEN, CHI, CODE, MARKET, PAUSE
from tests.house import Clock, client, visited
from tests.pages.pages import tree

HERE = f"/g/{CODE}"
EVIL = "<script>alert(1)</script>" + "x" * 150


def lunch(to: str = "everyone", text: str = "Lunch") -> dict[str, str]:
    return {"text": text, "to": to, "language": "nb"}


async def reads(person: httpx2.AsyncClient, page: str = "/marketplace") -> list[str]:
    """What is announced to somebody."""
    shown = tree((await person.get(f"{HERE}{page}")).text)
    return [each.text_content() for each in shown.xpath("//p[@data-spoken]/b")]


async def test_it_stands_on_every_page_until_each_puts_it_away(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
        client(app, "chi") as chi,
        client(app) as dee,
    ):
        assert (await ana.post(f"{HERE}/announcements", data=lunch(text=EVIL))).status_code == 303
        for page in ("", "/marketplace", "/breakouts/b1", "/contacts", "/erasure"):
            assert await reads(chi, page) == [EVIL]
        page = (await chi.get(f"{HERE}/agenda")).text
        (words,) = tree(page).xpath("//p[@data-spoken]/b")
        assert (words.get("lang"), "<script>alert" in page) == ("nb", False)
        (form,) = tree(page).xpath("//*[@data-announced]//form/@action")
        back = await chi.post(form, headers={"referer": f"http://house.example{HERE}/agenda"})
        assert back.headers["location"] == f"{HERE}/agenda"
        assert (await reads(chi), await reads(ben)) == ([], [EVIL])
        screen = tree((await dee.get(f"{HERE}/projector")).text)
        assert EVIL in screen.get_element_by_id("announced").text_content()
        assert EVIL not in (await dee.get(f"{HERE}/workbook.json")).text


async def test_it_is_read_by_those_it_is_for(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
        client(app, "chi") as chi,
        client(app) as dee,
    ):
        await house.perform(whereabouts.enter, BEN, "b1")
        await ana.post(f"{HERE}/announcements", data=lunch("room:b1", "In here"))
        await ana.post(f"{HERE}/announcements", data=lunch("sector:civil", "You all"))
        assert (await reads(ben), await reads(chi)) == (["In here"], ["You all"])
        await house.perform(whereabouts.enter, CHI, "b1")
        assert sorted(await reads(chi)) == ["In here", "You all"]
        assert await reads(ana) == []
        screen = await dee.get(f"{HERE}/projector")
        assert "In here" not in screen.text
        assert "You all" not in screen.text


@pytest.mark.parametrize(
    ("sent", "status", "said"),
    [
        (lunch(text="  "), 422, "Write what you want to say."),
        (lunch(text="x" * 301), 422, "These are 301."),
        (lunch("sector:academia"), 409, "Nobody here is from that sector."),
        (lunch("room:nowhere"), 404, "That room is not here any more."),
        (lunch("everywhere"), 422, "Choose whom you say it to."),
    ],
)
async def test_what_is_refused_stays_as_it_was_typed(
    tmp_path: Path, sent: dict[str, str], status: int, said: str
) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        answer = await ana.post(f"{HERE}/announcements", data=sent)
        assert (answer.status_code, said in answer.text) == (status, True)
        typed = tree(answer.text).get_element_by_id("announcement_text")
        assert typed.text_content().strip() == sent["text"].strip()
        assert await house.store.read(lambda tx: standing(tx, CODE)) == ()


async def test_everyone_is_asked_to_come_and_the_desk_counts(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        await ana.post(f"{HERE}/assembly", data={"to": "plenary", "text": ""})
        assert await reads(chi) == ["Everyone comes together now: Plenary."]
        assert "0 of 2 are there." in (await ana.get(f"{HERE}/desk")).text
        (entrance, _) = tree((await chi.get(f"{HERE}/agenda")).text).xpath(
            "//*[@data-announced]//form/@action"
        )
        assert (await chi.post(entrance)).headers["location"] == f"{HERE}/rooms/plenary"
        assert "1 of 2 are there." in (await ana.get(f"{HERE}/desk")).text
        await house.perform(gathering.open_phase, ANA, PAUSE, MARKET)
        assert await reads(chi) == []
        refused = await ana.post(f"{HERE}/assembly", data={"to": "nowhere", "text": "Come"})
        assert (refused.status_code, "any more" in refused.text) == (404, True)


async def test_what_stood_long_enough_is_withdrawn_by_the_clock(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        await ana.post(f"{HERE}/announcements", data=lunch())
        await end_announcements(house)
        assert await reads(chi) == ["Lunch"]
        clock = house.clock
        assert isinstance(clock, Clock)
        clock.now += LASTS
        await end_announcements(house)
        assert await reads(chi) == []
        clock.now += timedelta(minutes=1)
        log = (await ana.get(f"{HERE}/desk/log")).text
        assert ("Announced something" in log, "Withdrew an announcement" in log) == (True, False)


async def test_an_answer_in_part_holds_nothing_but_what_is_gone(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        await ana.post(f"{HERE}/announcements", data=lunch())
        (said,) = await house.store.read(lambda tx: standing(tx, CODE))
        away = f"{HERE}/announcements/{said.id}/dismissal"
        answer = await chi.post(away, headers={"hx-request": "true"})
        gone = f'<div id="announcement_{said.id}" hx-swap-oob="delete"></div>'
        assert answer.text.strip() == gone
        assert (await chi.post(away, headers={"hx-request": "true"})).text == ""
        assert (await ana.post(f"{HERE}/announcements/{said.id}/withdrawal")).status_code == 303
        assert (await ana.get(f"{HERE}/desk")).text.count(said.id) == 0
