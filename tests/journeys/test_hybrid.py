"""The foyer and a display at a door: a table in a break, and a phone that comes in by the code."""

import re

from playwright.async_api import expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import come_in, facilitator, participant, visit


async def test_people_meet_at_a_table_and_a_door_shows_what_is_said_behind_it(
    server: Demo, visitor: Visitor
) -> None:
    ana = await facilitator(server, visitor)
    chi = await participant(server, visitor, "Chi Dahl", width=390)
    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="Place the rest by interest").click()
    await visit(server, ana, "/desk/displays")
    address = await ana.get_by_role("textbox").first.input_value()
    wall = await visitor(width=1920, height=1080)
    await wall.goto(address)
    await expect(wall.get_by_text("The marketplace is open.")).to_be_visible()

    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="On to: break").click()
    await expect(chi.get_by_role("heading", name="Sit down for a word")).to_be_visible()
    await chi.locator("#table_table2").get_by_role("button").click()
    await expect(chi.get_by_role("heading", level=1)).to_have_text("Table 2")
    await visit(server, ana, "")
    table = ana.locator("#table_table2")
    await expect(table.get_by_text("Chi Dahl")).to_be_visible()

    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="On to: round 1").click()
    await expect(wall.get_by_text(re.compile("^Round 1, now"))).to_be_visible()
    assert await axe(wall) == []
    phone = await visitor(width=390)
    await come_in(phone, address.removesuffix("/display"), "Ben Moe")
    await phone.get_by_role("button", name="Go in").click()
    await expect(wall.get_by_text("1 in the room")).to_be_visible()
    notes = phone.get_by_role("textbox", name="Notes")
    await notes.click()
    await phone.keyboard.type("Written on a phone")
    await expect(wall.get_by_text("Written on a phone")).to_be_visible()
