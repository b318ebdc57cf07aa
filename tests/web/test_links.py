"""Invitations: a link is exchanged for a cookie, gives its role, and ends when it is used up."""

from pathlib import Path

from openspace.domain.permissions import Role
from openspace.facilitation.door import invite
from tests.cast import CODE
from tests.house import client, invited, visited

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


async def test_a_used_up_link_of_an_open_gathering_says_so(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app) as dee:
        answer = await dee.get(f"/g/{CODE}/invitation/wrong")
        assert answer.status_code == 404
        assert "This link does not open anything any more." in answer.text
