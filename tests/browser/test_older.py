"""What a page does in browsers that lack something that Chromium has.

The rule: what is lacking is taken away before the page's script comes.
"""

from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.conftest import Visitor

UNSIZED = 'CSS.supports = (property) => property !== "field-sizing"'
FORM = """<form method="post" action="/g/demo/topics"><textarea rows="1" name="title"
 aria-label="Title"></textarea><button>Put up</button></form>"""


async def test_a_field_is_as_high_as_what_is_typed(stage: Stage, visitor: Visitor) -> None:
    stage.inside = FORM
    page = await visitor(width=390)
    await page.add_init_script(UNSIZED)
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    title = page.get_by_label("Title")
    empty = await title.evaluate("it => getComputedStyle(it).height")
    await title.fill("Who pays the drivers when it snows? " * 4)
    assert await title.evaluate("it => it.scrollHeight - it.clientHeight") == 0
    await page.get_by_role("button", name="Put up").click()
    await expect(title).to_have_value("")
    await expect(title).to_have_css("height", empty)
