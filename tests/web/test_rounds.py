"""Rounds by plain forms: what is typed stays, several days are named everywhere."""

from pathlib import Path
from typing import Any

import pytest

from openspace.domain.programme import Seminar
from openspace.facilitation import agenda, programme
from tests.cast import ANA, CODE, DAY
from tests.house import client, visited
from tests.pages.pages import tree

NEXT_DAY = {"day": "2026-11-27", "starts": "09:00", "ends": "09:45"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Round 1 is on then, from 11:15 to 12:00. Choose other times."),
        ("nb", "Da er det runde 1, fra 11:15 til 12:00. Velg andre tider."),
    ],
)
async def test_refused_times_stay_as_they_were_typed(
    tmp_path: Path, language: str, said: str
) -> None:
    typed = {"day": DAY.isoformat(), "starts": "11:20", "ends": "11:50"}
    async with visited(tmp_path) as (_, app), client(app, "ana", language) as ana:
        answer = await ana.post(f"/g/{CODE}/slots", data=typed)
        assert answer.status_code == 422
        assert said in answer.text
        for value in typed.values():
            assert f'value="{value}"' in answer.text


async def test_a_round_is_removed_by_a_second_press_that_knows_what_hangs_there(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        new = await house.perform(programme.add_seminar, ANA, Seminar("The new bridges"))
        assert isinstance(new, tuple)
        seminar: Any = new[0]
        await house.perform(agenda.place, ANA, seminar.topic, ("r2", "haven"))
        await house.perform(agenda.place, ANA, "t1", ("r2", "loft"))
        for asked in ("slot=r2", "place=haven"):
            page = tree((await ana.get(f"/g/{CODE}/desk/agenda?{asked}")).text)
            (removal,) = page.xpath("//details[contains(@class, 'removal')]")
            assert "1 of them is a seminar of the fixed programme." in removal.text_content()
            (button,) = page.xpath("//button[starts-with(., 'Remove')]")
            assert removal.xpath(".//button") == [button]


@pytest.mark.parametrize(("language", "day"), [("en", "27 November"), ("nb", "27. november")])
async def test_with_several_days_the_day_stands_with_the_round(
    tmp_path: Path, language: str, day: str
) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana", language) as ana:
        for page in ("/agenda", "/marketplace", "", "/desk/agenda"):
            assert day not in (await ana.get(f"/g/{CODE}{page}")).text
        await ana.post(f"/g/{CODE}/slots", data=NEXT_DAY)
        slots = (await ana.get(f"/g/{CODE}/agenda.json")).json()["slots"]
        cell = {"cell": f"{slots[2]['id']}:haven"}
        await ana.post(f"/g/{CODE}/topics/t1/placement", data=cell)
        for page in ("/agenda", "/marketplace", "", "/desk/agenda", "/topics/t1", "/breakouts/b1"):
            assert day in (await ana.get(f"/g/{CODE}{page}")).text


async def test_a_strange_position_is_no_round(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        for address in ("/phases/x", "/phases/99", "/phases/-1", "/slots/r9", "/slots/r9/removal"):
            answer = await ana.post(f"/g/{CODE}{address}", data=NEXT_DAY)
            assert answer.status_code in (404, 409)
        assert (await ana.get(f"/g/{CODE}/desk/agenda?slot=r9&phase=x&place=y")).status_code == 200
