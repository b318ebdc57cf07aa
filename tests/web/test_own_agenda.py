"""My agenda: what I want stands there, what collides says so, with the ways out."""

from pathlib import Path
from typing import Any

from starlette.applications import Starlette

from openspace.domain.proposals import Proposal
from openspace.facilitation import agenda, gathering, marketplace
from openspace.facilitation.house import House
from tests.cast import ANA, BEN, CHI, CODE, MARKET, ROUND_1
from tests.house import client, visited
from tests.pages.pages import Tree, tree


async def two_topics(house: House) -> str:
    """Chi's own topic and ben's, which chi has marked, both in round 1; chi's topic's id."""
    outcome = await house.perform(marketplace.propose, CHI, Proposal("Chi's own"))
    assert isinstance(outcome, tuple)
    own: Any = outcome[0]
    await house.perform(marketplace.cast_vote, CHI, "t1")
    await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
    await house.perform(agenda.place, CHI, own.topic, ("r1", "loft"))
    return str(own.topic)


async def mine(app: Starlette, person: str = "chi") -> Tree:
    async with client(app, person) as browser:
        answer = await browser.get(f"/g/{CODE}/agenda/mine")
        assert answer.status_code == 200
        return tree(answer.text).get_element_by_id("own_agenda")


def words(element: Tree) -> str:
    return " ".join(element.text_content().split())


def sections(own: Tree) -> list[str]:
    return [words(each) for each in own.xpath("./section")]


async def test_who_wants_nothing_is_shown_what_there_is(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app):
        await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        own = await mine(app)
        first, second = sections(own)
        assert first.endswith("Free. 1 topic in that round")
        assert second.endswith("Free. 0 topics in that round")
        assert own.xpath(".//a/@href")[0] == f"/g/{CODE}/agenda#slot_count_r1"
        assert "You have not marked anything yet." in words(own)


async def test_what_collides_says_with_what_and_what_can_be_done(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app):
        topic = await two_topics(house)
        bens, chis = (await mine(app)).xpath(".//article")
        assert "Same time as 2" in words(bens)
        assert "Round 2 has a free place. Ask Ben Bø to move" in words(bens)
        assert "Same time as 1" in words(chis)
        assert "You convene it" in words(chis)
        (mark,) = bens.xpath(".//form/@action")
        assert (mark, chis.xpath(".//form")) == (f"/g/{CODE}/topics/t1/vote/withdrawal", [])
        (move,) = chis.xpath(".//a[text()='Move…']/@href")
        assert move == f"/g/{CODE}/topics/{topic}#placing"


async def test_where_nothing_is_free_a_topic_of_ones_own_can_change_places(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (house, app):
        topic = await two_topics(house)
        for slot, place in (("r2", "haven"), ("r2", "loft")):
            outcome = await house.perform(marketplace.propose, BEN, Proposal(f"In {place}"))
            assert isinstance(outcome, tuple)
            other: Any = outcome[0]
            await house.perform(agenda.place, BEN, other.topic, (slot, place))
        bens, chis = (await mine(app)).xpath(".//article")
        assert "Every other round is full." in words(chis)
        (swap,) = chis.xpath(".//a[text()='Swap with another…']/@href")
        assert swap.startswith(f"/g/{CODE}/topics/{topic}/swap?breakout=")
        assert bens.xpath(".//a[text()='Swap with another…']") == []


async def test_without_a_collision_nothing_is_said(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app):
        topic = await two_topics(house)
        await house.perform(agenda.place, CHI, topic, ("r2", "loft"))
        own = await mine(app)
        assert own.xpath(".//*[@class='clash']") == []
        assert len(own.xpath(".//article")) == 2


async def test_what_has_begun_is_left_to_the_feet(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app):
        await two_topics(house)
        await house.perform(gathering.open_phase, ANA, ROUND_1, MARKET)
        assert "The round has begun. Go where you will." in words(await mine(app))


async def test_what_has_no_place_yet_stands_below(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app):
        own = await mine(app, "ben")
        assert sections(own)[-1] == "Without a place yet 1What about number 1?"


async def test_it_is_nobody_elses(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app):
        await two_topics(house)
        assert len((await mine(app)).xpath(".//article")) == 2
        assert [words(each) for each in (await mine(app, "ana")).xpath(".//article")] == []
