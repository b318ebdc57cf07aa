"""The forms that lie on the notes go when one goes back to the text, and keep what was begun."""

import pytest
from playwright.async_api import Locator, Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant
from tests.journeys.test_notes import chosen, in_a_room
from tests.pictures import photo


def waits(page: Page) -> Locator:
    """The sentence that something is kept."""
    return page.locator("#toasts").get_by_text("kept, but not in the text yet")


async def picks(page: Page) -> Locator:
    """A picture is chosen; answers the field for its words."""
    async with page.expect_file_chooser() as choosing:
        await page.get_by_role("button", name="Picture", exact=True).click()
    await (await choosing.value).set_files(chosen("wall.jpg", photo(80, 50)))
    shows = page.get_by_label("What does it show?")
    await expect(shows).to_be_focused()
    return shows


@pytest.mark.parametrize("width", [390, 1280])
async def test_a_picture_that_was_begun_is_kept_while_one_is_in_the_text(
    server: Demo, visitor: Visitor, width: int
) -> None:
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg", width=width))
    note, button = ben.get_by_role("textbox", name="Notes"), ben.get_by_label("Picture", exact=True)
    await note.click()
    await ben.keyboard.type("linje\n" * 30)
    await button.first.click()
    await note.get_by_text("linje").last.click()
    await expect(ben.locator("#note-picture")).to_be_hidden()
    await expect(waits(ben)).to_have_count(0)
    await (await picks(ben)).fill("Lapper på veggen")
    await note.get_by_text("linje").last.click()
    await expect(ben.locator("#note-picture")).to_be_hidden()
    await expect(waits(ben)).to_be_visible()
    await ben.keyboard.type("Dette så vi")
    await expect(note).to_contain_text("Dette så vi")
    await button.first.click()
    shows = ben.get_by_label("What does it show?")
    await expect(shows).to_have_value("Lapper på veggen")
    await ben.keyboard.press("Escape")
    await button.first.click()
    await ben.get_by_role("button", name="Put the picture in").click()
    picture = note.get_by_role("img", name="Lapper på veggen")
    await expect(picture).to_have_js_property("naturalWidth", 80)
    await picks(ben)
    await ben.locator("#note-picture").get_by_role("button", name="Close").click()
    await expect(await picks(ben)).to_have_value("")


async def test_other_words_and_an_address_are_kept_too(server: Demo, visitor: Visitor) -> None:
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    note = ben.get_by_role("textbox", name="Notes")
    await note.click()
    await ben.keyboard.type("linje\n" * 30 + "Her")
    await (await picks(ben)).fill("Lapper")
    await ben.get_by_role("button", name="Put the picture in").click()
    shows, other = (
        ben.get_by_label("What does it show?"),
        ben.get_by_role("button", name="Say it in other words"),
    )
    await other.click()
    await shows.fill("Tolv lapper")
    await note.get_by_text("Her").click()
    await expect(shows).to_be_hidden()
    await expect(waits(ben)).to_be_visible()
    await other.click()
    await expect(shows).to_have_value("Tolv lapper")
    await ben.keyboard.press("Enter")
    await expect(note.get_by_role("img", name="Tolv lapper")).to_be_visible()
    link, address = ben.locator("[data-tool=link]"), ben.get_by_label("Where does the link lead?")
    await note.get_by_text("Her").click()
    await link.click()
    await address.fill("kommune.no")
    await note.get_by_text("Her").click()
    await expect(address).to_be_hidden()
    await expect(waits(ben).filter(has_text="address")).to_be_visible()
    await link.click()
    await expect(address).to_have_value("kommune.no")
    await ben.keyboard.press("Enter")
    await expect(note.get_by_role("link")).to_have_attribute("href", "https://kommune.no")
    await note.get_by_text("Her").click()
    await link.click()
    await expect(address).to_have_value("")
