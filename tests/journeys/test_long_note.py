"""A long note: what one writes stays in sight, and so do its tools and whether it is saved."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.callers import WATCHED, join
from tests.journeys.people import participant
from tests.journeys.test_notes import ON_TOP, PASTE, chosen, in_a_room
from tests.pictures import photo

LINES = "".join(f"<p>linje {number}</p>" for number in range(60))
CARET = """() => {
    const { anchorNode } = getSelection();
    const line = anchorNode.nodeType === 1 ? anchorNode : anchorNode.parentElement;
    const { left, top, bottom } = line.getBoundingClientRect();
    const over = [top + 2, bottom - 2].map((y) => document.elementFromPoint(left + 1, y));
    return over.every((each) => each?.closest(".tiptap"));
}"""
"""Whether the caret's line can be seen from its top to its foot."""


@pytest.mark.parametrize("width", [390, 1280])
async def test_the_tools_and_what_is_saved_stay_while_one_writes(
    server: Demo, visitor: Visitor, width: int
) -> None:
    ben = await at_the_end_of_a_long_note(server, visitor, width)
    bold, link = ben.get_by_role("button", name="Bold"), ben.get_by_label("Where does the link")
    saved = ben.locator("#note-saved")
    await expect(saved).to_have_text("Saved")
    await expect(saved).to_be_in_viewport(ratio=1)
    assert await saved.evaluate(ON_TOP)
    height = await ben.evaluate("scrollY")
    assert height > 300
    await ben.keyboard.press("Alt+F10")
    await ben.keyboard.press("ArrowRight")
    await expect(bold).to_be_focused()
    await expect(bold).to_be_in_viewport(ratio=1)
    await ben.keyboard.press("Enter")
    await presses(ben, "Link")
    await expect(link).to_be_focused()
    await stands(ben, height)
    await ben.keyboard.type("kommune.no")
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_role("link", name="kommune.no")).to_be_visible()
    await stands(ben, height)
    await with_a_picture(ben)
    await stands(ben, height)


@pytest.mark.parametrize("width", [390, 1280])
async def test_nothing_lies_over_the_line_that_one_writes(
    server: Demo, visitor: Visitor, width: int
) -> None:
    """At the foot the dock, and the call's strip; at the head the bars."""
    ben = await at_the_end_of_a_long_note(server, visitor, width)
    await writes_downwards(ben)
    await ben.get_by_role("button", name="Go in").press("Enter")
    await join(ben).press("Enter")
    await expect(ben.locator("#calling")).to_have_attribute("data-state", "on")
    await ben.get_by_role("textbox", name="Notes").focus()
    await ben.keyboard.press("Control+End")
    await expect(ben.locator("#calling")).to_have_attribute("data-shape", "strip")
    await shown(ben)
    await writes_downwards(ben)
    for _ in range(50):
        await ben.keyboard.press("ArrowUp")
        assert await ben.evaluate(CARET)
    await ben.keyboard.press("Enter")
    assert await ben.evaluate(CARET)


async def at_the_end_of_a_long_note(server: Demo, visitor: Visitor, width: int) -> Page:
    """Somebody who has just put in more lines than the window holds."""
    ben = await participant(server, visitor, "Ben Berg", width=width)
    await ben.add_init_script(WATCHED)
    await in_a_room(server, ben)
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.press("Control+End")
    await ben.evaluate(PASTE, ["text/html", LINES])
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_text("linje 59")).to_be_in_viewport()
    return ben


async def writes_downwards(page: Page) -> None:
    """Line by line, as far as a window is high."""
    for _ in range(30):
        await page.keyboard.press("Enter")
        assert await page.evaluate(CARET)


async def presses(page: Page, name: str) -> None:
    """With the mouse alone, because a locator's own click scrolls what is near the edge."""
    box = await page.get_by_role("button", name=name, exact=True).bounding_box()
    assert box
    await page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


async def stands(page: Page, height: float) -> None:
    """The window is where it was, also after the next frame."""
    await shown(page)
    assert await page.evaluate("scrollY") == height


async def shown(page: Page) -> None:
    """The next frame is drawn."""
    await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))")


async def with_a_picture(page: Page) -> None:
    """Through the form for pictures and back to the text, which one then goes on with."""
    async with page.expect_file_chooser() as choosing:
        await presses(page, "Picture")
    await (await choosing.value).set_files(chosen("wall.jpg", photo(800, 500)))
    await expect(page.get_by_role("button", name="Put the picture in")).to_be_in_viewport(ratio=1)
    await page.keyboard.type("Lapper på veggen")
    await presses(page, "Put the picture in")
    await expect(page.get_by_role("textbox", name="Notes")).to_be_focused()
