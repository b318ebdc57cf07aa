"""Rows of a timetable that are typed and not saved, when the gathering's day is another: TS10."""

import pytest
from playwright.async_api import expect

from tests.browser.stage import Stage
from tests.conftest import Visitor

ROW = """<li data-row><input type="hidden" name="of" value="{of}">
<select name="phase"><option value="foyer" selected>Foyer</option></select>
<input type="date" name="day" value="{day}"><input type="time" name="starts" value="{starts}">
<input type="time" name="ends" value="23:00"></li>"""
PAGE = """<form data-setting method="post" action="/g/demo/day"><button>Save the day</button></form>
<form data-setting data-strip="Days" method="post" action="/g/demo/timetable">
<input type="hidden" name="seen" value="same"><input type="hidden" name="on" value="{}">
<p data-missed hidden>Somebody else</p><ul class="times-rows">{}{}</ul></form>"""


def on(first: str, last: str) -> str:
    """The page of a gathering that is on these days."""
    rows = [("1", first, "09:00"), ("2", last, "10:00")]
    return PAGE.format(
        first, *(ROW.format(of=of, day=day, starts=starts) for of, day, starts in rows)
    )


@pytest.mark.parametrize("how", ["saved", "loaded again"])
async def test_typed_rows_go_along_with_the_day(stage: Stage, visitor: Visitor, how: str) -> None:
    stage.inside = on("2026-03-28", "2026-03-29")
    page = await visitor()
    await page.goto(stage.address("/desk/gathering"))
    days, starts = page.locator("[name=day]"), page.locator("[name=starts]")
    await starts.first.fill("09:10")
    await days.last.fill("2026-03-30")
    stage.inside = on("2026-04-01", "2026-04-02")
    if how == "saved":
        await page.get_by_role("button", name="Save the day").press("Enter")
    else:
        page.on("dialog", lambda dialog: dialog.accept())
        await page.reload()
    await expect(days.first).to_have_value("2026-04-01")
    await expect(days.last).to_have_value("2026-04-03")
    await expect(starts.first).to_have_value("09:10")
    await expect(page.locator("[name=on]")).to_have_value("2026-04-01")
    await expect(page.get_by_text("Somebody else")).to_be_hidden()
    await starts.first.fill("09:00")
    await days.last.fill("2026-04-02")
    assert await page.evaluate("sessionStorage.length") == 0, "it is as it is saved"
