"""Choosing calls by a plain form, and what a room's page offers of them."""

from pathlib import Path

import pytest

from openspace.domain.calls import calls_seen
from openspace.domain.places import place_seen
from tests.cast import CODE, HAVEN, gathering
from tests.house import client, visited

LINK = "https://call.example.org/1?a=1&b=2"
SEEN = calls_seen(gathering())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The address of a call begins with https:// and has no spaces in it."),
        ("nb", "Adressen til en samtale på nett begynner med https:// og har ingen mellomrom."),
    ],
)
async def test_a_refused_link_stays_as_it_was_typed(
    tmp_path: Path, language: str, said: str
) -> None:
    typed = {"rule": "built-in", "link_plenary": LINK, "link_help": "zoom <b>", "seen": SEEN}
    async with visited(tmp_path) as (_, app), client(app, "ana", language) as ana:
        answer = await ana.post(f"/g/{CODE}/calls", data=typed)
        assert answer.status_code == 422
        for told in (said, 'value="zoom &lt;b&gt;"', 'value="built-in" checked'):
            assert told in answer.text
        assert 'value="built-in" checked' not in (await ana.get(f"/g/{CODE}/desk/agenda")).text


@pytest.mark.parametrize("rule", ["jitsi", "sfu"])
async def test_what_the_house_has_not_is_refused_in_a_sentence(tmp_path: Path, rule: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        answer = await ana.post(f"/g/{CODE}/calls", data={"rule": rule, "seen": SEEN})
        assert answer.status_code == 422
        assert "until then, choose another kind of call." in answer.text


async def test_an_old_form_changes_nothing_and_a_new_one_does(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        first = {"rule": "none", "seen": SEEN}
        assert (await ana.post(f"/g/{CODE}/calls", data=first)).status_code == 303
        late = await ana.post(f"/g/{CODE}/calls", data={"rule": "link", "seen": SEEN})
        assert late.status_code == 409
        saved = await ana.get(f"/g/{CODE}/desk/agenda?saved=calls")
        assert "The calls are saved." in saved.text


async def test_a_room_offers_its_call_to_those_inside(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        await ana.post(f"/g/{CODE}/topics/t1/placement", data={"cell": "r1:haven"})
        assert "Join the call" not in (await chi.get(f"/g/{CODE}/breakouts/b1")).text
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        assert "Join the call" in (await chi.get(f"/g/{CODE}/breakouts/b1")).text
        told = {"name": "Haven", "call": LINK, "seen": place_seen(HAVEN)}
        await ana.post(f"/g/{CODE}/places/haven", data=told)
        page = (await chi.get(f"/g/{CODE}/breakouts/b1")).text
        assert "Open the call" in page
        assert LINK.replace("&", "&amp;") in page
        await ana.post(f"/g/{CODE}/calls", data={"rule": "built-in", "seen": SEEN})
        page = (await chi.get(f"/g/{CODE}/breakouts/b1")).text
        assert "Join the call" in page
        assert "Or open the room’s link" in page
