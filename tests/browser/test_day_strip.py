"""The strip of a day, drawn from the timetable's rows: what ends after midnight stays inside."""

import pytest
from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.conftest import Visitor

ROW = """<li data-row><select name="phase"><option value="talks" selected>{0}</option></select>
<input type="date" name="day" value="{1}"><input type="time" name="starts" value="{2}">
<input type="time" name="ends" value="{3}"></li>"""
ROWS = (
    ROW.format("Late", "2026-11-26", "23:20", "00:10"),
    ROW.format("Later", "2026-11-27", "00:20", "01:00"),
)
FORM = f'<form data-strip="The days"><ul class="times-rows">{"".join(ROWS)}</ul></form>'
END = "({ style }) => parseFloat(style.left) + parseFloat(style.width)"
"""Where a bar ends, in hundredths of its day."""


async def test_what_ends_after_midnight_is_drawn_until_then(stage: Stage, visitor: Visitor) -> None:
    stage.inside = FORM
    page = await visitor()
    await page.goto(stage.address("/desk/gathering"))
    late = page.get_by_role("button", name="Late, 23:20–00:10")
    assert await late.evaluate(END) == pytest.approx(100)
    await late.focus()
    await page.keyboard.press("ArrowLeft")
    await expect(page.locator("[name=starts]").first).to_have_value("23:15")
