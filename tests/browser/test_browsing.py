"""What the script does while somebody browses: filters, an order that stays, sightings."""

import re

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.stage import Stage
from tests.conftest import Visitor

SLIP = """<article class="slip" id="topic_{0}" data-number="{0}" data-marks="{1}"><p class="tape"
 {2}></p><a href="/g/demo/topics/{0}">Topic {0}</a></article>"""
WALL = """<form class="filters" method="get" action="/g/demo/marketplace">
<input type="search" name="words" aria-label="Search"><span data-count-of="mine"></span></form>
<p id="new_topics_pill" hidden><button type="button" data-show-new
 data-one="1 new topic" data-many="{{count}} new topics"></button></p>
<div id="new_topics" hidden></div>
<div id="topics" data-query="{query}" data-show="{show}" data-wants="{wants}"
 data-sightings="/g/demo/sightings">{slips}</div><p id="wall_empty">Nothing</p>"""


def walled(*slips: str, show: str = "all", wants: str = "") -> str:
    return WALL.format(query=f"{show} {wants}", show=show, wants=wants, slips="".join(slips))


def slip(number: int | str, marks: str = "", *, loose: bool = True) -> str:
    return SLIP.format(number, marks, "hidden" if loose else "")


def arrives(*slips: str) -> str:
    return "".join(f'<div hx-swap-oob="beforeend:#new_topics">{each}</div>' for each in slips)


async def visit(stage: Stage, visitor: Visitor, inside: str) -> Page:
    stage.inside = inside
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    return page


def hanging(page: Page) -> Locator:
    return page.locator("#topics > article")


@pytest.mark.parametrize(
    ("show", "wants", "announced"),
    [
        ("all", "", "5 new topics"),
        ("all", "sdg-1 sdg-2", "3 new topics"),
        ("all", "sdg-1 sdg-2|sector-0", "1 new topic"),
        ("loose", "sdg-1", "1 new topic"),
        ("mine", "", "1 new topic"),
    ],
)
async def test_only_what_belongs_here_is_announced_and_shown(
    stage: Stage, visitor: Visitor, show: str, wants: str, announced: str
) -> None:
    page = await visit(stage, visitor, walled(slip(1, "sdg-1"), show=show, wants=wants))
    fresh = (
        slip(3, "sdg-1 sector-0", loose=False),
        slip(4, "sdg-2"),
        slip(5, "sdg-1"),
        slip(6, "sdg-11"),
        slip("t2"),
    )
    await stage.push(12, 13, arrives(*fresh))
    button = page.get_by_role("button", name=announced, exact=True)
    await button.click()
    many = int(announced.split(maxsplit=1)[0])
    await expect(hanging(page)).to_have_count(1 + many)
    await expect(button).to_be_hidden()


async def test_a_page_fetched_afresh_hangs_as_it_hung(stage: Stage, visitor: Visitor) -> None:
    page = await visit(stage, visitor, walled(*(slip(each) for each in (1, 2, 3))))
    await page.get_by_role("link", name="Topic 2").focus()
    stage.inside = walled(*(slip(each) for each in (4, "t2", 3, 2, 1)))
    asked = len(stage.asked)
    await stage.say(say="reload", channel="wall", epoch="e1", to=20)
    await stage.until(lambda: len(stage.asked) > asked)
    titles = [re.compile(f"Topic {each}$") for each in ("t2", 1, 2, 3)]
    await expect(hanging(page)).to_have_text(titles)
    await expect(page.get_by_role("button", name="1 new topic")).to_be_visible()
    await expect(page.get_by_role("link", name="Topic 2")).to_be_focused()


async def test_what_was_in_sight_for_a_second_is_told_once(stage: Stage, visitor: Visitor) -> None:
    below = "<br>" * 200
    page = await visit(stage, visitor, walled(slip(1), slip(2), below, slip(3)))
    await stage.until(lambda: bool(stage.posted))
    assert [told.split(" ")[0] for told in stage.posted] == ["/g/demo/sightings"]
    kept = await page.evaluate("Object.values(sessionStorage).map((each) => JSON.parse(each))")
    assert kept == [["1", "2"]]
    await page.reload()
    await page.get_by_role("link", name="Topic 3").scroll_into_view_if_needed()
    await stage.until(lambda: len(stage.posted) > 1)
    kept = await page.evaluate("Object.values(sessionStorage).map((each) => JSON.parse(each))")
    assert kept == [["1", "2", "3"]]


async def test_how_many_are_mine(stage: Stage, visitor: Visitor) -> None:
    stage.votes = "t1 t2 t3"
    page = await visit(stage, visitor, walled(slip(1)))
    await expect(page.locator("[data-count-of=mine]")).to_have_text("3")
