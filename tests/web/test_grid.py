"""Setting the grid up by plain forms: what is typed stays, a call is shown, old pages are told."""

import re
from pathlib import Path

import pytest

from openspace.domain.grid import rules_seen
from openspace.domain.places import place_seen
from tests.cast import CODE, HAVEN, gathering
from tests.house import client, visited
from tests.pages.pages import tree

CALL = "https://call.example.org/haven?a=1&b=2"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Write the seats as a whole number from 1 to 9999, or leave it empty."),
        ("nb", "Skriv sitteplassene som et helt tall fra 1 til 9999, eller la feltet stå tomt."),
    ],
)
async def test_a_refused_place_stays_as_it_was_typed(
    tmp_path: Path, language: str, said: str
) -> None:
    typed = {"name": "Tent <b>", "seats": "plenty", "room": "Lawn", "call": CALL}
    async with visited(tmp_path) as (_, app), client(app, "ana", language) as ana:
        for address in ("/places", "/places/haven"):
            answer = await ana.post(f"/g/{CODE}{address}", data=typed)
            assert answer.status_code == 422
            assert said in answer.text
            for value in ("Tent &lt;b&gt;", "plenty", "Lawn"):
                assert f'value="{value}"' in answer.text


async def test_who_changes_a_place_that_is_otherwise_by_now_is_told_and_keeps_the_words(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        seen = place_seen(HAVEN)
        first = {"name": "Harbour", "seen": seen}
        assert (await ana.post(f"/g/{CODE}/places/haven", data=first)).status_code == 303
        late = await ana.post(f"/g/{CODE}/places/haven", data={"name": "Port", "seen": seen})
        assert late.status_code == 409
        assert "Somebody else has changed this meanwhile." in late.text
        assert "Harbour" in late.text
        assert 'value="Port"' in late.text
        fresh = re.search(r'place_form.*?name="seen" value="(\w+)"', late.text, re.DOTALL)
        assert fresh
        again = {"name": "Port", "seen": fresh[1]}
        assert (await ana.post(f"/g/{CODE}/places/haven", data=again)).status_code == 303


async def test_a_call_is_shown_in_the_room_and_on_the_agenda_to_those_inside(
    tmp_path: Path,
) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
        client(app) as dee,
    ):
        typed = {"name": "Haven", "room": "By the sea", "call": CALL, "seen": place_seen(HAVEN)}
        await ana.post(f"/g/{CODE}/places/haven", data=typed)
        await ana.post(f"/g/{CODE}/topics/t1/placement", data={"cell": "r1:haven"})
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        link = 'href="https://call.example.org/haven?a=1&amp;b=2" rel="noopener noreferrer"'
        for page in ("/agenda", "/breakouts/b1"):
            shown = (await chi.get(f"/g/{CODE}{page}")).text
            assert link in shown
            assert "By the sea" in shown
        for page in ("", "/about", "/workbook", "/agenda.json", "/projector"):
            assert "call.example.org" not in (await dee.get(f"/g/{CODE}{page}")).text


async def test_a_room_too_small_is_said_to_the_facilitator_and_on_the_card(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        one = {"name": "Haven", "seats": "1", "seen": place_seen(HAVEN)}
        await ana.post(f"/g/{CODE}/places/haven", data=one)
        await ana.post(f"/g/{CODE}/topics/t1/placement", data={"cell": "r1:haven"})
        await ana.post(f"/g/{CODE}/topics/t1/vote")
        assert "More than the room holds" not in (await chi.get(f"/g/{CODE}/agenda")).text
        await chi.post(f"/g/{CODE}/topics/t1/vote")
        assert "More than the room holds" in (await chi.get(f"/g/{CODE}/agenda")).text
        for page in ("/desk", "/desk/agenda"):
            assert "2 want to come, 1 seat" in (await ana.get(f"/g/{CODE}{page}")).text
        rules = re.search(
            r'name="seen" value="(\w+)"', (await ana.get(f"/g/{CODE}/desk/agenda")).text
        )
        assert rules
        hidden = {"placing_rule": "open space", "tallies": "hidden", "seen": rules[1]}
        saved = await ana.post(f"/g/{CODE}/agenda/rules", data=hidden)
        assert "The rules are saved." in (await ana.get(saved.headers["location"])).text
        assert "More than the room holds" not in (await chi.get(f"/g/{CODE}/agenda")).text


async def test_who_chooses_rules_that_are_others_by_now_is_told_and_keeps_the_choice(
    tmp_path: Path,
) -> None:
    seen = rules_seen(gathering())
    first = {"placing_rule": "unconference", "tallies": "shown", "seen": seen}
    second = {"placing_rule": "open space", "tallies": "hidden", "seen": seen}
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        assert (await ana.post(f"/g/{CODE}/agenda/rules", data=first)).status_code == 303
        late = await ana.post(f"/g/{CODE}/agenda/rules", data=second)
        assert late.status_code == 409
        page = tree(late.text)
        chosen = page.xpath("//section[@id='rules']//input[@checked]/@value")
        assert chosen == ["open space", "hidden"]
        (again,) = page.xpath("//section[@id='rules']//input[@name='seen']/@value")
        sure = await ana.post(f"/g/{CODE}/agenda/rules", data={**second, "seen": again})
        assert sure.status_code == 303
