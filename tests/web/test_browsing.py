"""Browsing the wall: filters, orders and sightings, by plain addresses and forms."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from openspace.store import marketplace
from tests.cast import CODE
from tests.house import client, visited
from tests.pages.pages import Tree, tree
from tests.web.happening import done

WALL = f"/g/{CODE}/marketplace"
PUT_UP: tuple[tuple[str, dict[str, Any]], ...] = (
    ("ben", {"title": "Ice", "sdg": ["14"], "tag": ["midwife"], "slot": "r1"}),
    ("chi", {"title": "Boats and ice", "sdg": ["11"], "challenge": ["few young"]}),
    ("chi", {"title": "Wind", "sdg": ["14", "11"], "tag": ["ferry"]}),
)


@asynccontextmanager
async def walled(folder: Path) -> AsyncIterator[httpx2.AsyncClient]:
    """What chi sees: ben's first topic without tags, and three more."""
    async with visited(folder) as (_, app), client(app, "ben") as ben, client(app, "chi") as chi:
        for who, form in PUT_UP:
            sender = ben if who == "ben" else chi
            assert (await sender.post(f"/g/{CODE}/topics", data=form)).status_code == 303
        yield chi


def numbers(page: Tree) -> list[int]:
    """The numbers of the slips, in the order they hang."""
    return [int(each) for each in page.xpath("//*[@id='topics']/article/@data-number")]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {1, 2, 3, 4}),
        ("?show=all", {1, 2, 3, 4}),
        ("?show=mine", {3, 4}),
        ("?show=loose", {1, 3, 4}),
        ("?sdg=14", {2, 4}),
        ("?sdg=14&sdg=11", {2, 3, 4}),
        ("?sdg=14&tag=ferry", {4}),
        ("?tag=midwife&tag=ferry", {2, 4}),
        ("?challenge=few+young", {3}),
        ("?sector=private", {1, 2}),
        ("?sector=civil&show=loose", {3, 4}),
        ("?sector=public", set()),
        ("?words=ICE", {2, 3}),
        ("?words=boats+ice", {3}),
        ("?words=few", {3}),
        ("?words=B%C3%B8s+b%C3%A5ter", {1, 2}),
        ("?show=nothing&order=x&sdg=99&sector=x&tag=%3Cb%3E", {1, 2, 3, 4}),
    ],
)
async def test_the_wall_shows_what_is_asked_for(
    tmp_path: Path, query: str, found: set[int]
) -> None:
    async with walled(tmp_path) as chi:
        answer = await chi.get(WALL + query)
        assert (answer.status_code, set(numbers(tree(answer.text)))) == (200, found)


async def test_what_narrows_the_wall_is_in_sight_and_goes_one_by_one_or_at_once(
    tmp_path: Path,
) -> None:
    async with walled(tmp_path) as chi:
        page = tree((await chi.get(f"{WALL}?show=loose&order=new&sdg=14&tag=ferry")).text)
        chosen = page.xpath("//ul[@class='chosen']//a")
        assert [each.get("href") for each in chosen] == [
            "?show=loose&order=new&tag=ferry",
            "?show=loose&order=new&sdg=14",
            "?show=loose&order=new",
        ]
        assert page.xpath("//form[@role='search']//input[@checked]/@value") == ["ferry", "14"]
        wall = page.get_element_by_id("topics")
        assert wall.get("data-wants") == "sdg-14|tag-2"
        marks = dict(zip(numbers(page), wall.xpath("article/@data-marks"), strict=True))
        assert marks == {4: "sdg-14 sdg-11 tag-2 sector-2"}


async def test_the_orders(tmp_path: Path) -> None:
    async with walled(tmp_path) as chi:
        own = numbers(tree((await chi.get(WALL)).text))
        assert own[:2] == [4, 3]
        assert numbers(tree((await chi.get(WALL)).text)) == own
        newest = numbers(tree((await chi.get(f"{WALL}?order=new")).text))
        assert newest == [4, 3, 2, 1]
        topics = (await chi.get(f"/g/{CODE}/topics.json")).json()["topics"]
        seen = [each["id"] for each in topics if each["number"] in (4, 2)]
        await chi.post(f"/g/{CODE}/topics/sightings", data={"topic": seen})
        least = numbers(tree((await chi.get(f"{WALL}?order=seen")).text))
        assert (set(least[:2]), set(least[2:])) == ({1, 3}, {2, 4})


async def test_sightings_count_once_a_person_and_are_told_to_nobody(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "chi") as chi,
        client(app, "ben") as ben,
    ):

        async def seen() -> int:
            topic = await house.store.read(lambda tx: marketplace.topic(tx, CODE, "t1"))
            assert topic is not None
            return topic.seen

        address, form = f"/g/{CODE}/topics/sightings", {"topic": ["t1", "t1", "t9", "x" * 4000]}
        script = {"hx-request": "true"}
        assert (await chi.post(address, data=form, headers=script)).status_code == 204
        assert await seen() == 1
        house.sightings._let_go.clear()
        assert (await chi.post(address, data=form)).status_code == 303
        assert await seen() == 1
        assert (await ben.post(address, data=form)).status_code == 303
        assert await seen() == 2
        assert done(house) == set()
