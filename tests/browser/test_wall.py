"""What the script does on the wall and in the grid: waiting topics, search, sending, moving."""

import pytest
from playwright.async_api import Locator, Page, expect

from openspace.pages.swapping import oob
from tests.browser.stage import Stage
from tests.conftest import Visitor

SLIP = '<article class="slip" id="topic_{0}" data-number="{0}"><a href="/g/demo">{1}</a></article>'
WALL = f"""<form method="post" action="/g/demo/topics">
<textarea class="ask" name="title" aria-label="Title"></textarea><button>Put up</button>
<details><summary>More</summary><p>Fields</p></details></form>
<section id="alike" data-alike="/g/demo/alike" data-writes></section>
<form class="filters" method="get" action="/g/demo/marketplace">
<input type="search" name="words" aria-label="Search"></form>
<details id="order" data-menu><summary>Order</summary><a href="?order=new">Newest</a></details>
<p id="new_topics_pill" hidden><button type="button" data-show-new
 data-one="1 new topic" data-many="{{count}} new topics"></button></p>
<div id="new_topics" hidden></div>
<div id="topics">{SLIP.format(1, "Buses on Sundays")}{SLIP.format(2, "Meeting places")}</div>
<p id="wall_empty">Nothing</p>"""
MARK = """<form method="post" action="/g/demo/topics/{0}/vote">
<button class="interest" data-topic="{0}" aria-pressed="false">Join in: {1}</button></form>
<p data-convened="{0}" hidden>You convene it</p>"""
DRAGGED = "/g/demo/topics/t2/placement {'cell': '2:1', 'breakout': 'bt2', 'seen': '1:t2'}"
CARD = """<div data-cell="1:{0}" id="cell_1_{0}">
<article class="card" data-topic="{0}" data-run="b{0}" data-seen="1:{0}">
<h3><a href="/g/demo/topics/{0}">Topic {0}</a></h3>
<a class="move" href="/g/demo/topics/{0}#placing" data-own-topic="{0}" data-opens="move"
 data-action="/g/demo/topics/{0}/placement" data-title="Topic {0}">Move {0}</a></article></div>"""
GRID = f"""<div id="grid">{CARD.format("t2")}{CARD.format("t3")}
<div data-cell="2:1" id="cell_2_1"><a href="/g/demo/agenda?cell=2:1">Free</a></div></div>
<dialog id="move" aria-label="Move"><form method="post"><p data-move-title></p>
<label><input type="radio" name="cell" value="2:1" required>Here</label>
<button>Move here</button><button type="button" data-closes>Leave it</button></form></dialog>"""


@pytest.fixture
async def wall(stage: Stage, visitor: Visitor) -> Page:
    return await visit(stage, visitor, WALL)


@pytest.fixture
async def grid(stage: Stage, visitor: Visitor) -> Page:
    return await visit(stage, visitor, GRID)


async def visit(stage: Stage, visitor: Visitor, inside: str) -> Page:
    stage.inside = inside
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    return page


def slips(page: Page) -> Locator:
    return page.locator("#topics > article:not([hidden])")


def arrives(*numbers: int) -> str:
    new = "".join(SLIP.format(number, f"New {number}") for number in numbers)
    return "".join(
        f'<div hx-swap-oob="beforeend:#new_topics">{slip}</article></div>'
        for slip in new.split("</article>")[:-1]
    )


async def test_new_topics_wait_until_they_are_asked_for(stage: Stage, wall: Page) -> None:
    await stage.push(12, 13, arrives(3))
    await expect(wall.get_by_role("button", name="1 new topic")).to_be_visible()
    await stage.push(13, 15, arrives(4, 5))
    await expect(slips(wall)).to_have_text(["Buses on Sundays", "Meeting places"])
    await wall.get_by_role("button", name="3 new topics").click()
    every = ["New 5", "New 4", "New 3", "Buses on Sundays", "Meeting places"]
    await expect(slips(wall)).to_have_text(every)
    await expect(wall.get_by_role("link", name="New 5")).to_be_focused()
    await expect(wall.locator("#new_topics_pill")).to_be_hidden()


async def test_the_search_narrows_what_hangs(stage: Stage, wall: Page) -> None:
    await wall.get_by_label("Search").fill("bus sun")
    await expect(slips(wall)).to_have_text(["Buses on Sundays"])
    await stage.push(12, 13, SLIP.format(2, "Sunday buses").replace("id=", "hx-swap-oob=true id="))
    await expect(slips(wall)).to_have_text(["Buses on Sundays", "Sunday buses"])
    await wall.get_by_label("Search").fill("trains")
    await expect(wall.locator("#wall_empty")).to_be_visible()


async def test_enter_puts_a_topic_up_and_empties_the_sheet(stage: Stage, wall: Page) -> None:
    await wall.get_by_text("More", exact=True).click()
    await expect(wall.get_by_text("Fields")).to_be_visible()
    await wall.get_by_label("Title").fill("Trains")
    await wall.keyboard.press("Enter")
    await expect(wall.get_by_label("Title")).to_have_value("")
    await expect(wall.get_by_text("Fields")).to_be_hidden()
    assert stage.posted == ["/g/demo/topics {'title': 'Trains'}"]
    await expect(wall).to_have_url(stage.address("/marketplace"))


async def test_whose_a_topic_is_does_not_join_in(stage: Stage, visitor: Visitor) -> None:
    """Ben convenes the second; a mark that was made before one did is taken back."""
    both = (MARK.format("t1", "Buses on Sundays"), MARK.format("t2", "Meeting places"))
    page = await visit(stage, visitor, "".join(both))
    marks, said = page.get_by_role("button"), page.get_by_text("You convene it")
    await expect(marks.filter(visible=True)).to_have_text(["Join in: Buses on Sundays"])
    await expect(said.filter(visible=True)).to_have_count(1)
    stage.votes = "t2"
    await page.reload()
    await expect(marks.filter(visible=True)).to_have_count(2)


async def test_where_nothing_is_said_instead_ones_own_keeps_its_button(
    stage: Stage, visitor: Visitor
) -> None:
    page = await visit(stage, visitor, MARK.format("t2", "Meeting places").partition("<p")[0])
    await expect(page.get_by_text("Join in: Meeting places")).to_be_visible()


async def test_what_was_put_up_is_not_asked_about_any_more(stage: Stage, wall: Page) -> None:
    await wall.clock.install()
    await wall.get_by_label("Title").fill("Trains at night")
    await wall.clock.run_for(600)
    await wall.keyboard.press("Enter")
    await expect(wall.get_by_label("Title")).to_have_value("")
    await wall.clock.run_for(2000)
    assert "/g/demo/alike" not in stage.asked
    await wall.get_by_label("Title").fill("Trains at noon")
    await wall.clock.run_for(800)
    await stage.until(lambda: "/g/demo/alike" in stage.asked)


async def test_a_menu_closes_when_one_is_done_with_it(stage: Stage, wall: Page) -> None:
    order, newest = wall.get_by_text("Order", exact=True), wall.get_by_role("link", name="Newest")

    async def opened() -> None:
        await order.click()
        await expect(newest).to_be_visible()

    await opened()
    await newest.focus()
    await wall.keyboard.press("Escape")
    await expect(newest).to_be_hidden()
    await expect(order).to_be_focused()
    await opened()
    await wall.get_by_label("Search").focus()
    await expect(newest).to_be_hidden()
    for press in ("click", "pointerdown"):  # an iPhone makes no click of a finger on a heading
        await opened()
        await wall.get_by_role("heading", name="Wall").dispatch_event(press)
        await expect(newest).to_be_hidden()
    await opened()
    await newest.click()
    await expect(wall).to_have_url(stage.address("/marketplace?order=new"))
    await expect(newest).to_be_hidden()


async def test_what_was_refused_stays_as_it_was_typed(stage: Stage, wall: Page) -> None:
    await wall.get_by_label("Title").fill("no")
    await wall.keyboard.press("Enter")
    await stage.until(lambda: stage.asked[-1] == "/g/demo/topics")
    await expect(wall.get_by_label("Title")).to_have_value("no")
    await expect(wall).to_have_url(stage.address("/marketplace"))


async def test_moving_by_dialog(stage: Stage, grid: Page) -> None:
    await grid.get_by_role("link", name="Move t2").click()
    dialog = grid.get_by_role("dialog")
    await expect(dialog.locator("[data-move-title]")).to_have_text("Topic t2")
    await dialog.get_by_label("Here").check()
    await dialog.get_by_role("button", name="Move here").click()
    await expect(dialog).to_be_hidden()
    assert stage.posted == ["/g/demo/topics/t2/placement {'cell': '2:1'}"]


async def test_a_dialog_can_be_left(stage: Stage, grid: Page) -> None:
    await grid.get_by_role("link", name="Move t2").click()
    await grid.get_by_role("button", name="Leave it").click()
    await expect(grid.get_by_role("dialog")).to_be_hidden()
    assert stage.posted == []


async def test_my_topic_is_dragged_into_a_free_cell(stage: Stage, grid: Page) -> None:
    await grid.locator("#cell_1_t2 h3").drag_to(grid.locator("#cell_2_1"))
    await stage.until(lambda: bool(stage.posted))
    assert stage.posted == [DRAGGED]


async def test_a_cell_still_takes_what_is_dropped_after_a_push(stage: Stage, grid: Page) -> None:
    fresh = '<div data-cell="2:1" id="cell_2_1"><a href="/g/demo/agenda">Still free</a></div>'
    await stage.push(12, 13, oob(fresh))
    await expect(grid.get_by_role("link", name="Still free")).to_be_visible()
    await grid.locator("#cell_1_t2 h3").drag_to(grid.locator("#cell_2_1"))
    await stage.until(lambda: bool(stage.posted))
    assert stage.posted == [DRAGGED]


async def test_anothers_topic_is_not_mine_to_drag(stage: Stage, grid: Page) -> None:
    await grid.locator("#cell_1_t3 h3").drag_to(grid.locator("#cell_2_1"))
    await grid.locator("#cell_1_t2 h3").drag_to(grid.locator("#cell_2_1"))
    await stage.until(lambda: bool(stage.posted))
    assert stage.posted == [DRAGGED]
