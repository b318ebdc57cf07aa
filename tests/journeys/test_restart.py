"""The server is killed while people work: everyone is back where they were, nothing is gone."""

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant, visit


async def test_a_kill_takes_nothing_that_was_acknowledged(server: Demo, visitor: Visitor) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao")
    room = await first_room(server, ben)
    for page in (ben, chi):
        await visit(server, page, f"/breakouts/{room}")
        await page.get_by_role("button", name="Go in").click()
    people = chi.get_by_role("complementary", name="People in the room")
    await expect(people.get_by_role("heading", name="2 here")).to_be_visible()
    notes = ben.get_by_role("textbox", name="Notes")
    await notes.click()
    await ben.keyboard.type("Før strømmen går. ")
    await expect(ben.locator("#note-saved")).to_have_text("Saved")

    server.kill()
    await ben.keyboard.type("Mens den er borte.")
    await expect(ben.locator("#note-saved")).not_to_have_text("Saved")
    server.start()

    await expect(ben.locator("#note-saved")).to_have_text("Saved", timeout=20_000)
    await expect(chi.get_by_role("textbox", name="Notes")).to_contain_text(
        "Før strømmen går. Mens den er borte.", timeout=20_000
    )
    for page in (ben, chi):
        await page.reload()
        await expect(page.get_by_role("heading", name="2 here")).to_be_visible()
        await expect(page.get_by_role("textbox", name="Notes")).to_contain_text(
            "Før strømmen går. Mens den er borte."
        )


async def first_room(server: Demo, page: Page) -> str:
    answer = await page.request.get(f"{server.participant}/whereabouts.json")
    found: str = (await answer.json())["breakouts"][0]["id"]
    return found
