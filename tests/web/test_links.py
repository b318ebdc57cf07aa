"""Invitations: a link is exchanged for a cookie, gives its role, and ends when it is used up."""

from pathlib import Path
from typing import Any

import pytest

from openspace.domain.gathering import Gathering
from openspace.domain.permissions import Role
from openspace.domain.refusal import Outcome
from openspace.facilitation.door import invite
from openspace.facilitation.house import House
from openspace.store import participants
from tests.cast import CODE, gathering
from tests.house import client, invited, visited
from tests.pages.pages import tree

ELI = {"name": "Eli Ek", "organisation": "Eks", "sector": "civil"}


async def test_a_link_lets_in_with_its_role_and_leaves_the_address(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (house, app):
        secret = await invite(house, CODE, Role.FACILITATOR)
        async with client(app) as eli:
            answer = await eli.get(f"/g/{CODE}/invitation/{secret}")
            assert (answer.status_code, answer.headers["location"]) == (303, f"/g/{CODE}")
            assert secret not in (await eli.get(f"/g/{CODE}")).text
            await eli.post(f"/g/{CODE}/participants", data=ELI)
            assert (await eli.get(f"/g/{CODE}/desk")).status_code == 200


async def test_an_open_gatherings_address_makes_participants_only(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app) as eli:
        await eli.post(f"/g/{CODE}/participants", data=ELI)
        assert (await eli.get(f"/g/{CODE}/marketplace")).status_code == 200
        assert (await eli.get(f"/g/{CODE}/desk")).status_code == 403


async def test_a_link_that_is_used_up_or_wrong_or_of_another_gathering(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (house, app):
        once = await invite(house, CODE, Role.PARTICIPANT, uses=1)
        async with client(app) as eli:
            await eli.get(f"/g/{CODE}/invitation/{once}")
            assert (await eli.post(f"/g/{CODE}/participants", data=ELI)).status_code == 303
        for secret, code in ((once, CODE), ("wrong", CODE), (once, "nowhere")):
            async with client(app) as late:
                assert (await late.get(f"/g/{code}/invitation/{secret}")).status_code == 404
                answer = await late.post(f"/g/{CODE}/participants", data=ELI)
                assert answer.status_code == 404
                assert (await late.get(f"/g/{CODE}/marketplace")).status_code == 404


async def test_two_who_use_the_last_place_of_a_link_at_once(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (house, app):
        once = await invite(house, CODE, Role.PARTICIPANT, uses=1)
        async with client(app) as eli, client(app) as fay:
            await eli.get(f"/g/{CODE}/invitation/{once}")
            await fay.get(f"/g/{CODE}/invitation/{once}")
            assert (await eli.post(f"/g/{CODE}/participants", data=ELI)).status_code == 303
            assert (await fay.post(f"/g/{CODE}/participants", data=ELI)).status_code == 404


async def test_a_link_that_no_longer_lets_in_locks_nobody_out_of_an_open_gathering(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (house, app), client(app) as eli, client(app) as fay:
        once = await invite(house, CODE, Role.FACILITATOR, uses=1)
        await eli.get(f"/g/{CODE}/invitation/{once}")
        await fay.get(f"/g/{CODE}/invitation/{once}")
        for late in (eli, fay):
            assert (await late.post(f"/g/{CODE}/participants", data=ELI)).status_code == 303
            assert list(late.cookies) == [f"openspace_{CODE}"]
        assert (await eli.get(f"/g/{CODE}/desk")).status_code == 200
        assert (await fay.get(f"/g/{CODE}/desk")).status_code == 403


async def test_a_link_that_ends_while_somebody_comes_in_is_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between being recognised and being registered, somebody else takes the last place."""
    async with visited(tmp_path) as (house, app), client(app) as eli:
        once = await invite(house, CODE, Role.PARTICIPANT, uses=1)
        await eli.get(f"/g/{CODE}/invitation/{once}")
        perform = House.perform

        async def late(here: House, *args: Any) -> Outcome:
            await here.store.write(lambda tx: participants.use_invitation(tx, once))
            return await perform(here, *args)

        monkeypatch.setattr(House, "perform", late)
        answer = await eli.post(f"/g/{CODE}/participants", data=ELI)
        assert (answer.status_code, list(eli.cookies)) == (404, [])
        assert "This link does not open anything any more." in answer.text
        assert (await eli.post(f"/g/{CODE}/participants", data=ELI)).status_code == 303


async def test_a_facilitators_link_opens_the_desk_to_somebody_inside(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        link = await invite(house, CODE, Role.FACILITATOR, uses=1)
        assert (await chi.get(f"/g/{CODE}/desk")).status_code == 403
        answer = await chi.get(f"/g/{CODE}/invitation/{link}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/g/{CODE}")
        assert (await chi.get(f"/g/{CODE}/desk")).status_code == 200
        async with client(app, "chi") as before:
            assert (await before.get(f"/g/{CODE}/desk")).headers["location"] == f"/g/{CODE}"
        assert len(await house.store.read(lambda tx: participants.everybody(tx, CODE))) == 3


@pytest.mark.parametrize("role", Role)
async def test_a_link_to_no_more_leaves_somebody_inside_as_they_were(
    tmp_path: Path, role: Role
) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        link = await invite(house, CODE, role, uses=1)
        answer = await ana.get(f"/g/{CODE}/invitation/{link}")
        assert answer.headers["location"] == f"/g/{CODE}"
        assert (await ana.get(f"/g/{CODE}/desk")).status_code == 200
        assert await house.store.read(lambda tx: participants.invited_as(tx, CODE, link)) == role


async def test_who_is_inside_and_introduces_themselves_goes_home(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        answer = await chi.post(f"/g/{CODE}/participants", data=ELI)
        assert (answer.status_code, answer.headers["location"]) == (303, f"/g/{CODE}")
        assert (await chi.get(f"/g/{CODE}/marketplace")).status_code == 200
        assert len(await house.store.read(lambda tx: participants.everybody(tx, CODE))) == 3


@pytest.mark.parametrize("where", [gathering(), invited()], ids=["open", "invited"])
async def test_the_doors_button_pressed_twice_brings_in_one_person(
    tmp_path: Path, where: Gathering
) -> None:
    """Both forms leave before the first is answered, so the second brings no cookie of it."""
    async with visited(tmp_path, where) as (house, app), client(app) as eli:
        link = await invite(house, CODE, Role.PARTICIPANT, uses=1)
        await eli.get(f"/g/{CODE}/invitation/{link}")
        before = "; ".join(f"{name}={value}" for name, value in eli.cookies.items())
        (key,) = tree((await eli.get(f"/g/{CODE}")).text).xpath("//input[@name='key']/@value")
        for _ in range(3):
            async with client(app) as tab:
                answer = await tab.post(
                    f"/g/{CODE}/participants", data=ELI | {"key": key}, headers={"cookie": before}
                )
                assert (answer.status_code, answer.headers["location"]) == (303, f"/g/{CODE}")
                assert (await tab.get(f"/g/{CODE}/marketplace")).status_code == 200
        people = await house.store.read(lambda tx: participants.everybody(tx, CODE))
        assert [each.name for each in people[3:]] == ["Eli Ek"]


@pytest.mark.parametrize("key", ["", "guessed", "x" * 31, "x" * 33, "é" * 32])
async def test_a_key_that_is_none_of_ours_is_not_taken(tmp_path: Path, key: str) -> None:
    async with visited(tmp_path) as (_, app), client(app) as eli:
        await eli.post(f"/g/{CODE}/participants", data=ELI | {"key": key})
        assert len(eli.cookies[f"openspace_{CODE}"]) == 32
        assert eli.cookies[f"openspace_{CODE}"] != key


async def test_what_one_comes_to_can_be_read_before_coming_in(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (house, app), client(app) as eli:
        secret = await invite(house, CODE, Role.PARTICIPANT)
        assert (await eli.get(f"/g/{CODE}/about")).status_code == 404
        await eli.get(f"/g/{CODE}/invitation/{secret}")
        about = await eli.get(f"/g/{CODE}/about")
        assert (about.status_code, "What we keep, and until when" in about.text) == (200, True)
        assert "data-channels" not in about.text
        assert (await eli.get(f"/g/{CODE}/marketplace")).headers["location"] == f"/g/{CODE}"
        assert (await eli.get(f"/g/{CODE}/topics.json")).status_code == 404


async def test_a_used_up_link_of_an_open_gathering_says_so(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app) as dee:
        answer = await dee.get(f"/g/{CODE}/invitation/wrong")
        assert answer.status_code == 404
        assert "This link does not open anything any more." in answer.text
