"""Hidden tallies: no page, push or file of a participant says how many marked a topic.

137 people mark ben's topic, 91 of them from one sector. With tallies shown, every place that can
tell these numbers tells them: the control, without which the silence would prove nothing.
"""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.applications import Starlette

from openspace.bus.channels import EVERYONE, Channel, topic
from openspace.domain.facts import Fact
from openspace.domain.gathering import Tallies
from openspace.domain.permissions import Caller, Role
from openspace.domain.proposals import Proposal
from openspace.facilitation import agenda, marketplace
from openspace.facilitation.gathering import open_phase
from openspace.facilitation.house import House
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.fragments import changed
from tests.cast import ANA, BEN, CODE, MARKET, PAUSE, at, chi, gathering, kept, registered
from tests.house import client, visited

MANY, PUBLIC = 137, 91
SAID = re.compile(r"\b(137|91|46)\b")
DRAWN = re.compile(r"<svg.*?</svg>", re.DOTALL)
PAGES = (
    *("", "/marketplace", "/agenda", "/hall", "/news", "/workbook", "/projector", "/about"),
    *("/topics/t1", "/breakouts/b1"),
)
FILES = ("/topics.json", "/agenda.json", "/whereabouts.json", "/workbook.json", "/workbook.md")
TELL = {
    "/marketplace",
    "/agenda",
    "/topics/t1",
    "/workbook",
    "/topics.json",
    "/workbook.json",
    "/workbook.md",
}
CHANNELS = (*(Channel(CODE, kind) for kind in (*EVERYONE, "projector")), topic(CODE, "t1"))


@asynccontextmanager
async def marked(folder: Path, tallies: Tallies) -> AsyncIterator[tuple[House, Starlette]]:
    """A gathering in which 137 people have marked ben's topic, which is placed."""
    async with visited(folder, replace(gathering(), tallies=tallies)) as (house, app):
        await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        voters = [f"v{number}" for number in range(MANY)]
        sectors = ["public"] * PUBLIC + ["private"] * (MANY - PUBLIC)
        people = [
            replace(registered(replace(chi, id=voter, sector=sector)), at=at(9))
            for voter, sector in zip(voters, sectors, strict=True)
        ]
        await house.store.write(kept(*people))
        for voter in voters:
            who = Caller(CODE, voter, Role.PARTICIPANT)
            await house.perform(marketplace.cast_vote, who, "t1")
        yield house, app


def tells(text: str) -> bool:
    """Whether one of the numbers stands there, in words or between the lines; drawings aside."""
    return SAID.search(DRAWN.sub("", text)) is not None


async def telling(app: Starlette, person: str | None = "chi") -> set[str]:
    """The addresses at which one of the numbers stands."""
    found = set()
    async with client(app, person) as browser:
        for address in (*PAGES, *FILES):
            answer = await browser.get(f"/g/{CODE}{address}")
            if tells(answer.text):
                found.add(address)
    return found


async def heard(house: House) -> set[str]:
    """The channels of everybody whose pushes tell one of the numbers."""
    await house.perform(marketplace.reword, BEN, "t1", Proposal("Other", "Why not?"))
    await house.perform(agenda.place, BEN, "t1", ("r2", "loft"))
    found = set()
    for channel in CHANNELS:
        seen = max(0, house.bus.sequence(channel) - 20)
        facts = house.bus.since(channel, house.bus.epoch, seen) or ()
        if tells(await said(house, channel, facts)):
            found.add(channel.name)
    return found


async def said(house: House, channel: Channel, facts: tuple[Fact, ...]) -> str:
    return await house.store.read(
        lambda tx: changed(Snapshot(tx, CODE), channel, facts, ("en",))["en"]
    )


async def test_shown_tallies_are_told_wherever_they_can_be(tmp_path: Path) -> None:
    """The control."""
    async with marked(tmp_path, "shown") as (house, app):
        assert await telling(app) == TELL
        assert await heard(house) == {"wall", "agenda", "topic:t1"}


@pytest.mark.parametrize("person", ["chi", "ben", "ana"])
async def test_hidden_tallies_are_told_nowhere(tmp_path: Path, person: str) -> None:
    """Not to who convenes either; a facilitator reads them on the desk and on no other page."""
    async with marked(tmp_path, "hidden") as (house, app):
        assert await telling(app, person) == set()
        assert await heard(house) == set()
        async with client(app, person) as browser:
            desk = await browser.get(f"/g/{CODE}/desk")
            assert tells(desk.text) == (person == "ana")
            topics = (await browser.get(f"/g/{CODE}/topics.json")).json()["topics"]
            assert [each["votes"] for each in topics] == [None]
            wall = (await browser.get(f"/g/{CODE}/marketplace")).text
            assert "The count shows at 11:00" in wall


async def test_hidden_tallies_are_told_to_nobody_outside(tmp_path: Path) -> None:
    async with marked(tmp_path, "hidden") as (_, app):
        assert await telling(app, None) == set()


async def test_when_the_marketplace_closes_everyone_is_told(tmp_path: Path) -> None:
    async with marked(tmp_path, "hidden") as (house, app):
        before = {each: house.bus.sequence(each) for each in CHANNELS}
        await house.perform(open_phase, ANA, PAUSE, MARKET)
        for channel in (Channel(CODE, "wall"), Channel(CODE, "agenda")):
            facts = house.bus.since(channel, house.bus.epoch, before[channel]) or ()
            assert tells(await said(house, channel, facts))
        assert await telling(app) == TELL
