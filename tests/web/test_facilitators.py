"""Several facilitators with equal rights: FA1 to FA6, and what happens to their pages."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx2

from openspace.bus.channels import AT_THE_DESK, Channel
from openspace.domain.permissions import Role
from openspace.facilitation import door
from openspace.facilitation.house import House
from openspace.live.connection import may_follow
from openspace.live.entitled import those_inside
from openspace.store import participants
from tests.cast import ANA, BEN, CODE, at
from tests.house import Clock, client, visited

TEAM = f"/g/{CODE}/desk/facilitators"
SAID = "By this link you facilitate."


async def role(house: House, person: str) -> Role:
    """What somebody is by now."""
    found = await house.store.read(lambda tx: participants.participant(tx, person))
    assert found
    return found.role


async def link_for(browser: httpx2.AsyncClient, name: str) -> str:
    """The path of a new personal link."""
    page = (await browser.post(f"/g/{CODE}/invitations", data={"name": name})).text
    return page.partition("http://house.example")[2].partition('"')[0]


async def test_a_personal_link_lets_one_person_in_once(tmp_path: Path) -> None:
    """FA3, and the door says so first."""
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app) as dee,
        client(app) as eve,
    ):
        link = await link_for(ana, "Dee")
        assert link not in (await ana.get(TEAM)).text
        assert "Dee" in (await ana.get(TEAM)).text
        assert SAID not in (await dee.get(f"/g/{CODE}")).text
        await dee.get(link)
        assert SAID in (await dee.get(f"/g/{CODE}")).text
        await dee.post(f"/g/{CODE}/participants", data={"name": "Dee", "sector": "civil"})
        assert (await dee.get(TEAM)).status_code == 200
        assert (await eve.get(link)).status_code == 404


async def test_a_link_ends_when_it_is_withdrawn_and_by_itself(tmp_path: Path) -> None:
    """FA3."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana, client(app) as dee:
        first, second = await link_for(ana, "Dee"), await link_for(ana, "Eve")
        page = (await ana.get(TEAM)).text
        withdrawal = page.partition("<b>Dee</b>")[2].partition("/invitations/")[2].partition('"')[0]
        await ana.post(f"/g/{CODE}/invitations/{withdrawal}")
        gone = await ana.post(f"/g/{CODE}/invitations/{withdrawal}")
        assert (gone.status_code, "That link is not out any more." in gone.text) == (422, True)
        assert (await dee.get(first)).status_code == 404
        assert (await dee.get(second)).status_code == 303
        assert isinstance(house.clock, Clock)
        house.clock.now = at(9, 45) + timedelta(days=14)
        assert (await dee.get(second)).status_code == 404
        assert "It has ended." in (await ana.get(TEAM)).text


async def test_a_shared_link_is_seen_and_withdrawn(tmp_path: Path) -> None:
    """FA6; what lets an organiser or participants in does not stand there."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana, client(app) as dee:
        shared = await door.invite(house, CODE, Role.FACILITATOR, 100)
        await door.invite(house, CODE, Role.FACILITATOR, 1, timedelta(hours=1))
        await door.invite(house, CODE, Role.PARTICIPANT)
        page = (await ana.get(TEAM)).text
        assert page.count("<b>The shared link</b>") == page.count("/invitations/") == 1
        withdrawal = page.partition("/invitations/")[2].partition('"')[0]
        assert (await ana.post(f"/g/{CODE}/invitations/{withdrawal}")).status_code == 303
        assert (await dee.get(f"/g/{CODE}/invitation/{shared}")).status_code == 404
        assert "The shared link" not in (await ana.get(TEAM)).text


async def test_who_was_released_does_not_come_back_by_a_shared_link(tmp_path: Path) -> None:
    """FA6."""
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        shared = await door.invite(house, CODE, Role.FACILITATOR, 100)
        await ben.get(f"/g/{CODE}/invitation/{shared}")
        assert await role(house, "ben") is Role.FACILITATOR
        await ana.post(f"/g/{CODE}/facilitators/ben/withdrawal")
        await ben.get(f"/g/{CODE}/invitation/{shared}")
        assert await role(house, "ben") is Role.PARTICIPANT


async def test_who_was_released_does_nothing_more_at_the_desk(tmp_path: Path) -> None:
    """FA1, FA4: at once, and nothing is told to them from there."""
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        await ana.post(f"/g/{CODE}/facilitators", data={"person": "ben"})
        assert (await ben.get(f"/g/{CODE}/desk")).status_code == 200
        entitled = those_inside(house)
        assert set(await entitled(Channel(CODE, "desk")) or ()) == {"ana", "ben"}
        assert (await ben.post(f"/g/{CODE}/facilitators/ana/withdrawal")).status_code == 303
        assert (await ana.get(f"/g/{CODE}/desk")).status_code == 403
        for kind in AT_THE_DESK:
            assert set(await entitled(Channel(CODE, kind)) or ()) == {"ben"}
            assert not may_follow(replace(ANA, role=Role.PARTICIPANT), Channel(CODE, kind))


async def test_the_last_one_stays_also_when_two_release_each_other(tmp_path: Path) -> None:
    """FA2."""
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        last = await ana.post(f"/g/{CODE}/facilitators/ana/withdrawal")
        assert last.status_code == 409
        assert "Somebody has to hold the desk" in last.text
        await ana.post(f"/g/{CODE}/facilitators", data={"person": "ben"})
        await asyncio.gather(
            ana.post(f"/g/{CODE}/facilitators/ben/withdrawal"),
            ben.post(f"/g/{CODE}/facilitators/ana/withdrawal"),
        )
        roles = {await role(house, each) for each in ("ana", "ben")}
        assert roles == {Role.FACILITATOR, Role.PARTICIPANT}


async def test_days_are_told_and_stand_at_the_desk(tmp_path: Path) -> None:
    """FA5."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        form = {"day": "2026-11-27", "starts": "09:00", "ends": "10:00"}
        await ana.post(f"/g/{CODE}/slots", data=form)
        await ana.post(
            f"/g/{CODE}/facilitators/ana/days", data={"on": ["2026-11-27", "1999-01-01"]}
        )
        found = await house.store.read(lambda tx: participants.participant(tx, "ana"))
        assert found
        assert found.days == ("2026-11-27",)
        assert "Nobody has this day." in (await ana.get(f"/g/{CODE}/desk")).text
        await ana.post(f"/g/{CODE}/facilitators/ana/days", data={"on": ["2026-11-26"]})
        assert "Ana Ås" in (await ana.get(f"/g/{CODE}/desk")).text.partition('id="team"')[2]


async def test_who_is_nobody_is_not_appointed(tmp_path: Path) -> None:
    """FA4."""
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        await ana.post(f"/g/{CODE}/participants/{BEN.person}/removal")
        for person in ("nobody", BEN.person):
            answer = await ana.post(f"/g/{CODE}/facilitators", data={"person": person})
            assert answer.status_code == 404
        nameless = await ana.post(f"/g/{CODE}/invitations", data={"name": " "})
        assert "Write who the link is for." in nameless.text
