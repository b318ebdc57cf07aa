"""What is typed and not sent yet outlives a reload and a look elsewhere, until it is sent."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.stage import Stage
from tests.conftest import Visitor

FORM = """<form method="post" action="/g/demo/topics"><label for="title">Title</label>
<textarea id="title" name="title">{}</textarea><button>Put up</button></form>
<details><summary>More</summary><form method="post" action="/g/demo/lines">
<textarea name="text" aria-label="Line"></textarea><button>Say it</button></form></details>"""
WORDS = "Who pays the drivers"


@pytest.fixture
async def page(stage: Stage, visitor: Visitor) -> Page:
    stage.inside = FORM.format("")
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    return page


async def again(stage: Stage, page: Page) -> None:
    stage.heard.clear()
    await page.reload()
    await stage.until(lambda: bool(stage.followed()))


@pytest.mark.parametrize("by", ["reload", "elsewhere"])
async def test_what_is_typed_outlives(page: Page, by: str) -> None:
    await page.get_by_label("Title").fill(WORDS)
    await page.get_by_text("More").click()
    await page.get_by_label("Line").fill("One line")
    if by == "reload":
        await page.reload()
    else:
        await page.get_by_role("link", name="Home").click()
        await expect(page.get_by_role("heading", name="Home")).to_be_focused()
        await page.get_by_role("link", name="Wall").click()
        await expect(page.get_by_role("heading", name="Wall")).to_be_focused()
    await expect(page.get_by_label("Title")).to_have_value(WORDS)
    await expect(page.get_by_label("Line")).to_have_value("One line")
    await expect(page.get_by_label("Line")).to_be_visible()


async def test_what_was_sent_does_not_come_back(stage: Stage, page: Page) -> None:
    await page.get_by_label("Title").fill(WORDS)
    await page.get_by_role("button", name="Put up").click()
    await expect(page.get_by_label("Title")).to_have_value("")
    await again(stage, page)
    await expect(page.get_by_label("Title")).to_have_value("")


async def test_what_somebody_else_has_written_since_is_not_written_over(
    stage: Stage, page: Page
) -> None:
    await page.get_by_label("Title").fill(WORDS)
    stage.inside = FORM.format("Trains at noon")
    await again(stage, page)
    await expect(page.get_by_label("Title")).to_have_value("Trains at noon")


async def test_what_was_refused_is_kept(stage: Stage, page: Page) -> None:
    await page.get_by_label("Title").fill("no")
    async with page.expect_response("**/topics"):
        await page.get_by_role("button", name="Put up").click()
    await expect(page.get_by_label("Title")).to_have_value("no")
    await page.reload()
    await expect(page.get_by_label("Title")).to_have_value("no")
