"""What never leaves the screen: how much time is left and the way to a room; and large letters."""

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant, visit
from tests.journeys.test_restart import first_room

READ_ON_THE_DAY = (
    *("", "/marketplace", "/agenda", "/hall", "/news", "/convergence", "/closing"),
    *("/rooms/plenary", "/about"),
)


async def test_time_and_the_way_to_a_room_stay_while_one_reads_on(
    server: Demo, visitor: Visitor
) -> None:
    """On a wide screen the bar, with nothing that has the focus behind it; on a phone the dock."""
    ben = await participant(server, visitor, "Ben Berg")
    await visit(server, ben, "/marketplace")
    await to_the_end(ben)
    await expect(ben.get_by_role("link", name="Change room").first).to_be_in_viewport()
    assert await below_the_bar(ben) >= 0
    chi = await participant(server, visitor, "Chi Čuovga", width=390)
    await visit(server, chi, "/marketplace")
    await to_the_end(chi)
    await expect(chi.locator("#bar .left-low")).to_be_in_viewport(ratio=1)
    await expect(chi.locator("#bar .left-low")).to_contain_text("min")


async def test_the_bar_is_measured_anew_in_another_window(server: Demo, visitor: Visitor) -> None:
    """It stays only where there is height for it."""
    ben = await participant(server, visitor, "Ben Berg")
    await ben.set_viewport_size({"width": 1280, "height": 500})
    await visit(server, ben, "/marketplace")
    await to_the_end(ben)
    await expect(ben.locator("#bar")).not_to_be_in_viewport()
    await ben.set_viewport_size({"width": 1280, "height": 900})
    await expect(ben.locator("#bar")).to_be_in_viewport()
    assert await below_the_bar(ben) >= 0


async def test_letters_twice_as_large_fit_a_narrow_phone(server: Demo, visitor: Visitor) -> None:
    """Nothing goes past the edge, and the names in the dock lie beside each other."""
    chi = await participant(server, visitor, "Chi Čuovga", width=360, language="nb")
    room = await first_room(server, chi)
    wide = {}
    for path in (*READ_ON_THE_DAY, f"/breakouts/{room}"):
        await visit(server, chi, path)
        await chi.evaluate("document.documentElement.style.fontSize = '200%'")
        wide[path] = await chi.evaluate("document.documentElement.scrollWidth")
    assert wide == dict.fromkeys(wide, 360)
    skips = await chi.get_by_role("link", name="Hopp til innholdet").bounding_box()
    assert skips is not None and skips["y"] + skips["height"] <= 0
    names = await chi.locator("#dock a:visible").all()
    boxes = [box for name in names if (box := await name.bounding_box())]
    assert len(boxes) == 5
    ends = [box["x"] + box["width"] for box in boxes]
    assert all(end <= box["x"] for end, box in zip(ends, boxes[1:], strict=False))
    assert ends[-1] <= 360
    letters = "link => parseFloat(getComputedStyle(link).fontSize)"
    assert min([await name.evaluate(letters) for name in names]) >= 16


async def test_a_table_in_the_notes_scrolls_inside_itself(server: Demo, visitor: Visitor) -> None:
    """With letters twice as large, on a narrow phone, the page is as wide as the phone."""
    chi = await participant(server, visitor, "Chi Čuovga", width=360)
    await visit(server, chi, f"/breakouts/{await first_room(server, chi)}")
    await chi.get_by_role("textbox", name="Notes").click()
    await chi.get_by_role("button", name="Table").click()
    await expect(chi.get_by_role("columnheader")).to_have_count(3)
    await chi.evaluate("document.documentElement.style.fontSize = '200%'")
    assert await chi.evaluate("document.documentElement.scrollWidth") == 360
    table = chi.locator(".note-table")
    assert await table.evaluate("table => table.scrollWidth > table.clientWidth")


async def below_the_bar(page: Page) -> float:
    """How far below it something is that gets the focus where it stood behind it."""
    button = page.get_by_role("button", name="Join in").nth(4)
    await button.evaluate("it => scrollBy(0, it.getBoundingClientRect().top - 10)")
    await button.focus()
    below: float = await button.evaluate(
        "it => it.getBoundingClientRect().top"
        " - document.getElementById('bar').getBoundingClientRect().bottom"
    )
    return below


async def to_the_end(page: Page) -> None:
    """As far down as it goes."""
    await page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert await page.evaluate("scrollY") > 0
