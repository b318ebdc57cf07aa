"""What the script makes of the grid for me: what is mine, what collides, and regions of my own."""

import re

import pytest
from playwright.async_api import Page, expect

from openspace.pages.swapping import oob
from tests.browser.stage import Stage
from tests.conftest import Visitor

CARD = """<div class="cell" id="cell_{0}" data-cell="{0}"><article class="card" data-topic="{1}">
<span class="card-number">{2}</span><h3><a href="/g/demo/topics/{1}">Topic {2}</a></h3>
<span class="clash" data-clash="Same time as {{numbers}}" hidden><span></span></span>
</article></div>"""
HEAD = """<p><a href="/g/demo/agenda" data-whose="all">All</a>
<a href="/g/demo/agenda/mine" data-whose="mine">Only mine</a></p>
<div id="clashes" role="status" data-two="Two in {round}: {numbers}."
 data-many="{count} in {round}: {numbers}." hidden><p><b></b></p></div>"""


def slot(name: str, *cards: tuple[str, int], over: bool = False) -> str:
    inside = "".join(CARD.format(f"{name}_{n}", topic, n) for topic, n in cards)
    mark = " data-over" if over else ""
    return f'<section class="grid-slot"{mark}><h2>Round {name}</h2>{inside}</section>'


def grid(*slots: str) -> str:
    rooms = "".join(f"<li>Room {number}</li>" for number in range(4))
    places = f'<ul class="grid-places">{rooms}</ul>'
    return f'<div id="grid"><div class="grid">{places}{"".join(slots)}</div></div>'


@pytest.fixture
async def page(stage: Stage, visitor: Visitor) -> Page:
    """Ben convenes t2 and has marked t1."""
    stage.votes = "t1"
    first = slot("1", ("t1", 4), ("t2", 11), ("t3", 7))
    return await visit(stage, visitor, HEAD + grid(first, slot("2", ("t4", 8), ("t5", 9))))


async def visit(stage: Stage, visitor: Visitor, inside: str) -> Page:
    stage.inside = inside
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    return page


async def test_what_runs_at_the_same_time_says_so_on_both_cards_and_above(page: Page) -> None:
    clashes = page.locator(".card .clash:visible")
    await expect(clashes).to_have_text(["Same time as 11", "Same time as 4"])
    await expect(page.locator("#clashes")).to_have_text("Two in round 1: 4 and 11.")
    await expect(page.locator(".card.mine")).to_have_count(2)


async def test_it_follows_what_is_pushed(stage: Stage, page: Page) -> None:
    await expect(page.locator("#clashes")).to_be_visible()
    apart = grid(slot("1", ("t1", 4), ("t3", 7)), slot("2", ("t2", 11), ("t5", 9)))
    await stage.push(12, 13, oob(apart))
    await expect(page.locator("#clashes")).to_be_hidden()
    await expect(page.locator(".card .clash:visible")).to_have_count(0)
    mine = """<div id="mine" hx-swap-oob="outerMorph" hidden data-participant="ben"
 data-role="participant" data-votes="t1 t3 t5" data-topics="t2" data-room=""></div>"""
    await stage.push(13, 14, mine)
    both = "Two in round 1: 4 and 7. Two in round 2: 11 and 9."
    await expect(page.locator("#clashes")).to_have_text(both)
    await stage.push(14, 15, oob(grid(slot("1", ("t1", 4), ("t3", 7), ("t2", 11), ("t5", 9)))))
    await expect(page.locator("#clashes")).to_have_text("4 in round 1: 4, 7, 11, and 9.")


async def test_what_is_over_and_two_runs_of_one_topic_do_not_clash(
    stage: Stage, page: Page
) -> None:
    await stage.push(12, 13, oob(grid(slot("1", ("t1", 4), ("t2", 11), over=True))))
    await expect(page.locator("#clashes")).to_be_hidden()
    await stage.push(13, 14, oob(grid(slot("1", ("t1", 4), ("t1", 4)))))
    await expect(page.locator(".card.mine")).to_have_count(2)
    await expect(page.locator("#clashes")).to_be_hidden()


async def test_the_grid_is_narrowed_to_mine_and_back(stage: Stage, page: Page) -> None:
    only, every = (page.get_by_role("link", name=name, exact=True) for name in ("Only mine", "All"))
    await only.click()
    await expect(only).to_have_attribute("aria-current", "true")
    await expect(page.locator("#page")).to_have_class("only-mine")
    folded = page.locator(".not-mine")
    await expect(folded).to_have_text(["Room 3", re.compile("Topic 7")])
    assert stage.asked == ["/g/demo/marketplace"]
    await every.click()
    await expect(every).to_have_attribute("aria-current", "true")
    await expect(page.locator("#page")).not_to_have_class("only-mine")


async def test_a_region_of_my_own_is_asked_for_again_and_nothing_round_it(
    stage: Stage, visitor: Visitor
) -> None:
    own = '<div id="own" data-renews="cell grid">{}</div><p id="typed">{}</p>'
    page = await visit(stage, visitor, own.format("old", "old"))
    stage.inside = own.format("fresh", "fresh")
    asked = len(stage.asked)
    await stage.push(12, 13, '<p id="other_cell" hx-swap-oob="outerMorph"></p>')
    await stage.push(13, 14, '<p id="cell_1_2" hx-swap-oob="outerMorph"></p>')
    await expect(page.locator("#own")).to_have_text("fresh")
    await expect(page.locator("#typed")).to_have_text("old")
    assert stage.asked[asked:] == ["/g/demo/marketplace"]
    stage.inside = own.format("fresher", "fresher")
    for since in range(14, 20):
        await stage.push(since, since + 1, '<p id="grid" hx-swap-oob="outerMorph"></p>')
    await expect(page.locator("#own")).to_have_text("fresher")
    assert len(stage.asked) == asked + 2
