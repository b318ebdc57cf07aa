"""Where the focus is after something was sent: never lost, never at the top for nothing."""

import asyncio

import pytest
from playwright.async_api import Page, Route, expect

from tests.browser.stage import Stage
from tests.conftest import Visitor

SECTION = '<section aria-labelledby="said"><h2 id="said">Said</h2>{}</section>'
LINE = '<form method="post" action="/g/demo/lines/1/removal"><button>Withdraw</button></form>'
FORM = """<form method="post" action="/g/demo/topics" novalidate>
<label for="who">Who</label><input id="who" name="who" value="{}">
<label for="title">Title</label><input id="title" name="title" value="no"{}>
<button>Send</button></form>"""


@pytest.fixture
async def page(stage: Stage, visitor: Visitor) -> Page:
    stage.inside = SECTION.format(LINE) + FORM.format("", "")
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    return page


async def test_what_is_gone_leaves_the_focus_to_its_section(stage: Stage, page: Page) -> None:
    stage.inside = SECTION.format("<p>Nothing stands.</p>")
    await page.get_by_role("button", name="Withdraw").press("Enter")
    await expect(page.get_by_text("Nothing stands.")).to_be_visible()
    await expect(page.get_by_role("heading", name="Said")).to_be_focused()


async def test_what_is_gone_with_its_section_leaves_it_to_the_page(
    stage: Stage, page: Page
) -> None:
    stage.inside = "<p>All is gone.</p>"
    await page.get_by_role("button", name="Withdraw").press("Enter")
    await expect(page.get_by_text("All is gone.")).to_be_visible()
    await expect(page.get_by_role("heading", name="Wall")).to_be_focused()


@pytest.mark.parametrize("by", ["button", "field"])
async def test_what_has_to_be_mended_gets_the_focus(stage: Stage, page: Page, by: str) -> None:
    stage.inside = FORM.format("Ana", ' aria-invalid="true"')
    await page.get_by_label("Who").fill("Ana")
    pressed = (
        page.get_by_role("button", name="Send") if by == "button" else page.get_by_label("Who")
    )
    await pressed.press("Enter")
    await expect(page.get_by_label("Title")).to_be_focused()
    await expect(page.get_by_label("Who")).to_have_value("Ana")


async def test_a_page_fetched_whole_begins_where_something_is_wrong(
    stage: Stage, visitor: Visitor
) -> None:
    stage.inside = FORM.format("Ana", ' aria-invalid="true"')
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await expect(page.get_by_label("Title")).to_be_focused()


ABOVE = '<div id="above"{}>{}</div>'
SWAPPED = ' hx-swap-oob="outerMorph"'


async def top(page: Page, name: str) -> float:
    box = await page.get_by_role("button", name=name).bounding_box()
    assert box is not None
    return box["y"]


@pytest.mark.parametrize("about", ["writes", "is about to press"])
async def test_what_somebody_is_about_stays_where_it_stands(
    stage: Stage, visitor: Visitor, about: str
) -> None:
    stage.inside = ABOVE.format("", "") + FORM.format("", "") + "<br>" * 80
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    if about == "writes":
        await page.get_by_label("Title").focus()
    else:
        await page.get_by_role("button", name="Send").hover()
    before = await top(page, "Send")
    await stage.push(12, 13, ABOVE.format(SWAPPED, "Somebody asks for help." + "<br>" * 9))
    await expect(page.get_by_text("Somebody asks for help.")).to_be_attached()
    assert abs(await top(page, "Send") - before) < 1
    assert await page.evaluate("scrollY") > 0


async def test_who_scrolls_while_the_page_is_fetched_again_is_not_pulled_back(
    stage: Stage, visitor: Visitor
) -> None:
    asked, answered = asyncio.Event(), asyncio.Event()

    async def slowly(route: Route) -> None:
        asked.set()
        await answered.wait()
        await route.continue_()

    stage.inside = "<br>" * 20 + ABOVE.format("", "") + FORM.format("", "") + "<br>" * 80
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    await page.get_by_label("Title").focus()
    stage.inside = stage.inside.replace("</div>", "Somebody asks for help.</div>", 1)
    await page.route("**/marketplace", slowly)
    await stage.say(say="reload", channel="wall")
    await asked.wait()
    await page.evaluate("scrollBy(0, 150)")
    before = await top(page, "Send")
    answered.set()
    await expect(page.get_by_text("Somebody asks for help.")).to_be_attached()
    assert abs(await top(page, "Send") - before) < 1


@pytest.mark.parametrize(
    ("box", "becomes"),
    [
        ("dialog", "held.showModal()"),
        ("div", "held.style.position = 'fixed'"),
        ("div", "held.style.cssText = 'overflow: auto; height: 9em'"),
    ],
)
async def test_the_window_stays_for_what_does_not_go_with_it(
    stage: Stage, visitor: Visitor, box: str, becomes: str
) -> None:
    held = f'<{box} id="held">{ABOVE.format("", "")}{FORM.format("", "")}{"<br>" * 9}</{box}>'
    stage.inside = held + "<br>" * 80
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    await page.evaluate(becomes)
    await page.get_by_label("Title").focus()
    await page.evaluate("scrollTo(0, 30)")
    await stage.push(12, 13, ABOVE.format(SWAPPED, "Somebody asks for help." + "<br>" * 9))
    await expect(page.get_by_text("Somebody asks for help.")).to_be_attached()
    assert await page.evaluate("scrollY") == 30


async def test_what_a_push_hides_leaves_the_focus_to_its_section(
    stage: Stage, visitor: Visitor
) -> None:
    section = '<section id="gone" aria-labelledby="said"{}><h2 id="said">Said</h2>{}</section>'
    stage.inside = section.format("", LINE)
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    await page.get_by_role("button", name="Withdraw").focus()
    await stage.push(12, 13, section.format(SWAPPED, LINE.replace("<form", "<form hidden")))
    await expect(page.get_by_role("heading", name="Said")).to_be_focused()


SAFARI = """addEventListener("mousedown", (event) => {
  if (!event.target.closest("a, button, summary, [type=checkbox]")) return;
  event.preventDefault();
  document.activeElement.blur();
})"""
FRAMES = """() => new Promise((done) => requestAnimationFrame(() =>
 requestAnimationFrame(() => requestAnimationFrame(done))))"""


async def test_what_is_pressed_in_safari_is_not_lost(stage: Stage, visitor: Visitor) -> None:
    stage.inside = SECTION.format("<br>" * 80 + LINE)
    page = await visitor()
    await page.add_init_script(SAFARI)
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    withdraw = page.get_by_role("button", name="Withdraw")
    await withdraw.scroll_into_view_if_needed()
    before = await top(page, "Withdraw")
    stage.inside += "<p>It stays.</p>"
    await withdraw.click()
    await expect(page.get_by_text("It stays.")).to_be_attached()
    await page.evaluate(FRAMES)
    assert await top(page, "Withdraw") == before
    assert await page.evaluate("document.activeElement === document.body")
