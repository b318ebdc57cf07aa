"""A place taken together with a topic, while others take the last ones."""

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant, visit


async def put_up(page: Page, title: str, slot: str) -> None:
    """As a program would, from somebody else's browser."""
    address = page.url.replace("/marketplace", "/topics")
    answer = await page.request.post(
        address,
        form={"title": title, "slot": slot},
        max_redirects=0,
        headers={"origin": origin(page)},
    )
    assert answer.status == 303


def origin(page: Page) -> str:
    return "/".join(page.url.split("/")[:3])


async def test_a_round_fills_up_while_somebody_writes(server: Demo, visitor: Visitor) -> None:
    ben = await participant(server, visitor, "Ben Berg", width=390)
    chi = await participant(server, visitor, "Chi Dahl")
    await visit(server, ben, "/marketplace")
    await visit(server, chi, "/marketplace")
    await ben.get_by_label("What do you want to talk with somebody about?").fill("Last chance")
    await ben.get_by_text("Add a few words, tags, links, a time or co-conveners").click()
    await ben.get_by_label("More about the topic").fill("It is late.")
    choice = ben.get_by_role("radio", name="Round 3")
    await choice.check()
    left = ben.locator("#slot_left_r3")
    many = int(await left.get_attribute("data-left") or 0)
    for number in range(many):
        await put_up(chi, f"Quicker {number}", "r3")
    await expect(left).to_have_text("full")
    await expect(choice).to_be_checked()
    await expect(choice).to_be_enabled()
    await ben.get_by_role("button", name="Put it up", exact=True).click()
    await expect(ben.get_by_text("Round 3 is full now. Round 1 has")).to_be_in_viewport(ratio=1)
    await expect(ben.get_by_role("radiogroup").get_by_role("radio").first).to_be_focused()
    await expect(ben.get_by_label("More about the topic")).to_have_value("It is late.")
    await ben.get_by_role("radio", name="Round 2").check()
    await expect(choice).to_be_disabled()
    await ben.get_by_role("button", name="Put it up", exact=True).click()
    slip = ben.locator("#topics > .slip").first
    await expect(slip.get_by_role("heading", name="Last chance")).to_be_visible()
    await expect(slip.locator(".tape")).to_contain_text("Round 2")
    await expect(chi.get_by_role("button", name="new topic")).to_be_visible()
