"""The big screen's script: a page at a time, turned by itself, and kept through every push."""

import pytest
from playwright.async_api import Locator, Page, expect

from openspace.pages.swapping import oob
from tests.browser.stage import Stage
from tests.conftest import Visitor

SHOWS = 12_000
CONTROLS = """<div id="projector_pages" data-keep hidden><button data-turn="-1">Before</button>
<span data-page-count data-words="{page} of {pages}"></span><button data-turn="1">Next</button>
<button data-pause aria-pressed="false">Stand still</button></div>"""


def screen(**slots: list[int]) -> str:
    """A screen with these topics by slot."""
    sections = "".join(
        f'<section id="screen_slot_{slot}" data-section><h2>{slot}</h2>'
        + "".join(f'<article id="screen_topic_{n}" data-item>Topic {n}</article>' for n in numbers)
        + "</section>"
        for slot, numbers in slots.items()
    )
    return f'<div id="screen" data-kind="grid">{sections}</div>'


@pytest.fixture
async def wide(stage: Stage, visitor: Visitor) -> Page:
    return await visit(stage, visitor, 1280)


async def visit(stage: Stage, visitor: Visitor, width: int) -> Page:
    stage.inside = screen(one=list(range(1, 11)), two=[21, 22], three=[]) + CONTROLS
    page = await visitor(width=width, height=720)
    await page.clock.install(time=0)
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    return page


def topics(page: Page) -> Locator:
    return page.locator("article:not([hidden])")


def named(*numbers: int) -> list[str]:
    return [f"Topic {number}" for number in numbers]


async def test_a_page_at_a_time_turned_by_itself_and_without_the_empty(wide: Page) -> None:
    await wide.clock.pause_at(10)
    await wide.keyboard.press("ArrowLeft")
    await wide.keyboard.press("ArrowRight")
    for page, numbers in (("1", range(1, 9)), ("2", (9, 10)), ("3", (21, 22)), ("1", range(1, 9))):
        await expect(topics(wide)).to_have_text(named(*numbers))
        await expect(wide.locator("[data-page-count]")).to_have_text(f"{page} of 3")
        await wide.clock.run_for(SHOWS - 100)
        await expect(topics(wide)).to_have_text(named(*numbers))
        await wide.clock.run_for(100)
    await expect(wide.get_by_role("heading", name="three")).to_be_hidden()


async def test_it_stands_still_when_it_is_told_to(wide: Page) -> None:
    pause = wide.get_by_role("button", name="Stand still")
    await pause.click()
    await expect(pause).to_have_attribute("aria-pressed", "true")
    await wide.clock.run_for(3 * SHOWS)
    await expect(topics(wide)).to_have_text(named(*range(1, 9)))
    await pause.click()
    await wide.clock.run_for(SHOWS + 100)
    await expect(topics(wide)).to_have_text(named(9, 10))


async def test_arrow_keys_and_buttons_turn_it(wide: Page) -> None:
    await wide.keyboard.press("ArrowRight")
    await expect(topics(wide)).to_have_text(named(9, 10))
    await wide.keyboard.press("ArrowLeft")
    await wide.keyboard.press("ArrowLeft")
    await expect(topics(wide)).to_have_text(named(21, 22))
    await wide.get_by_role("button", name="Next").click()
    await expect(topics(wide)).to_have_text(named(*range(1, 9)))


async def test_it_stays_with_its_topics_while_the_grid_grows(stage: Stage, wide: Page) -> None:
    await wide.keyboard.press("ArrowLeft")
    await expect(topics(wide)).to_have_text(named(21, 22))
    await stage.push(12, 13, oob(screen(one=list(range(1, 19)), two=[21, 22, 23], three=[31])))
    await expect(topics(wide)).to_have_text(named(21, 22, 23))
    await expect(wide.locator("[data-page-count]")).to_have_text("4 of 5")
    await stage.push(13, 14, oob(screen(two=[23], three=[31, 32])))
    await expect(topics(wide)).to_have_text(named(23))
    await stage.push(14, 15, oob(screen(three=[31, 32])))
    await expect(topics(wide)).to_have_text(named(31, 32))


async def test_a_topic_that_moves_away_does_not_take_the_screen_along(
    stage: Stage, wide: Page
) -> None:
    await stage.push(12, 13, oob(screen(one=list(range(2, 11)), two=[1, 21, 22])))
    await expect(topics(wide)).to_have_text(named(*range(2, 10)))


async def test_another_phase_begins_at_its_beginning(stage: Stage, wide: Page) -> None:
    await wide.keyboard.press("ArrowLeft")
    await stage.push(12, 13, oob(screen(now=[9, 10, 11])))
    await expect(topics(wide)).to_have_text(named(9, 10, 11))
    await expect(wide.locator("#projector_pages")).to_be_hidden()
    await stage.push(13, 14, oob('<div id="screen" data-kind="book"><h2>The book</h2></div>'))
    await expect(wide.get_by_role("heading", name="The book")).to_be_visible()
    for _ in range(12):  # so that the line's pulses are answered meanwhile
        await wide.clock.run_for(SHOWS // 6)
    await stage.push(14, 15, oob(screen(one=[1, 2])))
    await expect(topics(wide)).to_have_text(named(1, 2))


async def test_on_a_phone_everything_is_listed(stage: Stage, visitor: Visitor) -> None:
    narrow = await visit(stage, visitor, 390)
    await expect(topics(narrow)).to_have_text(named(*range(1, 11), 21, 22))
    await expect(narrow.locator("#projector_pages")).to_be_hidden()
    await narrow.set_viewport_size({"width": 1280, "height": 720})
    await expect(topics(narrow)).to_have_text(named(*range(1, 9)))
