"""Sent again before it is answered: one's own second press is not somebody else's change."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urljoin

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, visit

GRID, BOOK = "/desk/agenda", "/workbook/editing"


@dataclass(frozen=True)
class Kept:
    """A form: its page, what opens it, its field, its button, and what is written in turn."""

    path: str
    opens: str
    field: str
    button: str
    words: tuple[str, str] = ("One", "Two")

    async def open(self, page: Page) -> Page:
        """Come to it, with its script."""
        if self.opens:
            await page.locator(self.opens).press("Enter")
        await expect(page.locator(self.button).first).to_be_visible()
        return page


FORMS = {
    "place": Kept(
        GRID, "#places .lines a >> nth=0", "#place_name", "#place_form button:has-text('Save')"
    ),
    "round": Kept(
        GRID,
        "#rounds .line-acts a >> nth=-1",
        "#round_ends",
        "#round_form button:has-text('Save')",
        ("23:31", "23:32"),
    ),
    "foreword": Kept(BOOK, "", "#foreword_text", "#foreword_form button"),
    "licence": Kept(BOOK, "", "#rights_text", "#rights_form button"),
    "amending": Kept(
        BOOK, "", "#window_until", "#window_form button", ("2031-01-01", "2031-01-02")
    ),
    "converging": Kept(
        "/convergence",
        ".convergence-rules summary",
        "#dots_for_each",
        ".convergence-rules .rules button",
        ("4", "6"),
    ),
}


class Slow:
    """A line on which what is sent waits until it is let go."""

    def __init__(self) -> None:
        self.sent: list[str] = []
        self.go = asyncio.Event()

    async def hold(self, route: Route) -> None:
        """What is asked for comes; what is sent is held."""
        if route.request.method == "POST":
            self.sent.append(route.request.url)
            await self.go.wait()
        await route.continue_()


async def slow(page: Page) -> Slow:
    """Such a line for this page."""
    line = Slow()
    await page.route("**/g/demo/**", line.hold)
    return line


async def there(server: Demo, page: Page, path: str) -> Page:
    """A page whose script has come."""
    await visit(server, page, path)
    await expect(page.locator("html")).to_have_class(re.compile("has-scripts"))
    return page


async def quiet(page: Page) -> None:
    """Nothing is on its way, and nothing was refused."""
    await page.wait_for_load_state("networkidle")
    await expect(page.locator(".htmx-request")).to_have_count(0)
    await expect(page.locator(".notice.red, .toast.refused")).to_have_count(0)


@pytest.mark.parametrize("name", FORMS)
async def test_typed_on_and_saved_again_it_is_saved(
    server: Demo, visitor: Visitor, name: str
) -> None:
    form, ana = FORMS[name], await facilitator(server, visitor)
    await form.open(await there(server, ana, form.path))
    line = await slow(ana)
    field, save = ana.locator(form.field), ana.locator(form.button)
    for words in form.words:
        await field.fill(words)
        await save.press("Enter")
    async with ana.expect_response(lambda answer: len(line.sent) == 2):
        line.go.set()
    await quiet(ana)
    assert len(line.sent) == 2
    await form.open(await there(server, ana, form.path))
    await expect(field).to_have_value(form.words[1])


@pytest.mark.parametrize("name", ["place", "foreword"])
async def test_what_somebody_else_changed_is_refused_all_the_same(
    server: Demo, visitor: Visitor, name: str
) -> None:
    form = FORMS[name]
    ana, bo = await facilitator(server, visitor), await facilitator(server, visitor, "Bo Moe")
    for page in (ana, bo):
        await form.open(await there(server, page, form.path))
    line = await slow(ana)
    for words in form.words:
        await ana.locator(form.field).fill(words)
        await ana.locator(form.button).press("Enter")
    await bo.locator(form.field).fill("Bo was here")
    async with bo.expect_response(lambda answer: answer.request.method == "POST"):
        await bo.locator(form.button).press("Enter")
    await bo.wait_for_load_state("networkidle")
    line.go.set()
    await expect(ana.locator("#page .notice.red").first).to_contain_text("Somebody else")
    await ana.wait_for_load_state("networkidle")
    await form.open(await there(server, bo, form.path))
    await expect(bo.locator(form.field)).to_have_value("Bo was here")


@dataclass
class Between:
    """A line on which something happens after the first is saved, before a page says so."""

    happens: Callable[[], Awaitable[None]]
    happened: bool = False

    async def saved(self, route: Route) -> None:
        """What is sent first is saved, and only then this happens."""
        if self.happened or route.request.method != "POST":
            await route.continue_()
            return
        self.happened = True
        saved = await route.fetch(max_redirects=0)
        await self.happens()
        there = urljoin(route.request.url, saved.headers["location"])
        await route.fulfill(response=await route.fetch(url=there, method="GET"))


@pytest.mark.parametrize("name", ["place", "foreword"])
async def test_a_change_that_comes_before_the_first_is_answered_is_not_written_over(
    server: Demo, visitor: Visitor, name: str
) -> None:
    form = FORMS[name]
    ana, bo = await facilitator(server, visitor), await facilitator(server, visitor, "Bo Moe")
    await form.open(await there(server, ana, form.path))

    async def change() -> None:
        await form.open(await there(server, bo, form.path))
        await expect(bo.locator(form.field)).to_have_value(form.words[0])
        await bo.locator(form.field).fill("Bo was here")
        async with bo.expect_response(lambda answer: answer.request.method == "POST"):
            await bo.locator(form.button).press("Enter")
        await quiet(bo)

    await ana.route("**/g/demo/**", Between(change).saved)
    for words in form.words:
        await ana.locator(form.field).fill(words)
        await ana.locator(form.button).press("Enter")
    await expect(ana.locator("#page .notice.red").first).to_contain_text("Somebody else")
    await form.open(await there(server, bo, form.path))
    await expect(bo.locator(form.field)).to_have_value("Bo was here")


async def test_what_is_pressed_twice_is_done_once(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    await there(server, ana, GRID)
    line = await slow(ana)
    await ana.locator("#place_name").fill("The barn")
    for _ in range(2):
        await ana.get_by_role("button", name="Add the place").press("Enter")
    line.go.set()
    await expect(ana.locator("#places .lines > li", has_text="The barn")).to_have_count(1)
    await quiet(ana)
    await expect(ana.locator("#place_form .ds-validation-message")).to_have_count(0)
    await there(server, ana, "/desk")
    line.go.clear()
    for _ in range(2):
        await ana.get_by_role("button", name="5 minutes more").press("Enter")
    line.go.set()
    await quiet(ana)
    assert len(line.sent) == 2


ADDED = {
    "word": Kept("/desk", "", "#announcement_text", "#announcing button"),
    "guest": Kept("/desk/invitations", "", "#guest_name", "form[action$='/guests'] button"),
    "colleague": Kept(
        "/desk/facilitators", "", "#invited_name", "form[action$='/invitations'] button"
    ),
    "topic": Kept("/marketplace", "", "#propose [name=title]", "#propose button:not([type])"),
}


@pytest.mark.parametrize("name", ADDED)
async def test_what_is_added_by_two_presses_is_added_once(
    server: Demo, visitor: Visitor, name: str
) -> None:
    form, ana = ADDED[name], await facilitator(server, visitor)
    await form.open(await there(server, ana, form.path))
    line = await slow(ana)
    await ana.locator(form.field).fill("One of these")
    for _ in range(2):
        await ana.locator(form.button).first.press("Enter")
    line.go.set()
    await expect(ana.locator(form.field)).to_have_value("")
    await ana.wait_for_load_state("networkidle")
    assert len(line.sent) == 1


async def test_a_double_click_opens_one_phase(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    await there(server, ana, "/desk")
    onwards = ana.locator("#hands form[action$='/phases'] button").first
    before, box = await onwards.inner_text(), await onwards.bounding_box()
    assert box is not None
    await ana.mouse.click(box["x"] + 20, box["y"] + 20)
    await expect(onwards).not_to_have_text(before, use_inner_text=True)
    once = await onwards.inner_text()
    await ana.mouse.down(click_count=2)
    await ana.mouse.up(click_count=2)
    await ana.wait_for_load_state("networkidle")
    await ana.reload()
    await expect(onwards).to_have_text(once, use_inner_text=True)


async def test_a_chapter_goes_one_further_with_each_press(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    await there(server, ana, BOOK)
    line = await slow(ana)
    chapters = ana.locator("#chapters ol > li")
    first = await chapters.first.get_attribute("id") or ""
    for _ in range(2):
        await chapters.first.get_by_role("button", name="Move down").press("Enter")
    line.go.set()
    await expect(chapters.nth(2)).to_have_id(first)
    await quiet(ana)


async def test_enter_that_is_held_presses_once(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    await there(server, ana, "/desk")
    line = await slow(ana)
    line.go.set()
    await ana.get_by_role("button", name="5 minutes more").focus()
    for _ in range(2):
        async with ana.expect_response("**/desk"):
            await ana.keyboard.down("Enter")
        await ana.wait_for_load_state("networkidle")
        for _ in range(3):
            await ana.keyboard.down("Enter")
        await ana.keyboard.up("Enter")
        await quiet(ana)
    assert len(line.sent) == 2
