"""A call of five through a real Janus: pictures decoded, and an outage in the middle of it.

Skipped by name where Debian's janus is not on the machine and cannot be installed.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.calls.servers import Janus
from tests.conftest import Visitor
from tests.journeys.callers import RECEIVED, in_the_room, sees, until_more
from tests.journeys.relayed import LINK, press, relayed, room_with_a_way_out, show

NAMES = ("Ben Berg", "Chi Åsen", "Dag Dahl", "Eva Ek", "Fay Foss")


@pytest.fixture
def house(tmp_path: Path) -> Iterator[tuple[Demo, Janus]]:
    with relayed(tmp_path) as servers:
        yield servers


async def test_five_see_each_other_and_outlive_the_relay(
    house: tuple[Demo, Janus], visitor: Visitor
) -> None:
    server, janus = house
    room = await room_with_a_way_out(server, visitor)
    people = {name: await in_the_room(server, visitor, name, room) for name in NAMES}
    await all_see_each_other(people)
    ben, chi, dag, _, fay = people.values()
    assert (await ben.evaluate(RECEIVED))["made"] == 5
    await press(ben, "Turn the microphone on")
    await until_more(chi, "loud")
    assert await axe(chi) == []

    await press(fay, "Hang up")
    await sees(ben, 3)
    await show(fay)
    await sees(ben, 4)

    janus.kill()
    for page in people.values():
        await the_way_out_is_offered(page)
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.type("Vi skriver videre.")
    await expect(chi.get_by_role("textbox", name="Notes")).to_contain_text("Vi skriver videre.")
    await expect(dag.get_by_role("heading", name="5 here")).to_be_visible()
    for name, page in people.items():
        await are_there(page, {*NAMES} - {name})
        await the_way_out_is_offered(page)
    await until_more(chi, "loud")

    janus.start()
    for page in people.values():
        await press(page, "Hang up")
    await all_see_each_other(people)


async def all_see_each_other(people: dict[str, Page]) -> None:
    """Everyone joins with a picture, and sees four that move."""
    for page in people.values():
        await show(page)
    for name, page in people.items():
        await are_there(page, {*NAMES} - {name})
        await sees(page, 4)


async def are_there(page: Page, names: set[str]) -> None:
    """These others are in the call, in whatever order they came."""
    others = page.locator("#calling .call-person:not(.own) .call-name")
    for name in names:
        await expect(others.filter(has_text=name)).to_have_count(1, timeout=20_000)
    await expect(others).to_have_count(len(names))


async def the_way_out_is_offered(page: Page) -> None:
    link = page.get_by_role("region", name="The call").get_by_role(
        "link", name="Open the room’s link"
    )
    await expect(link.first).to_have_attribute("href", LINK, timeout=10_000)
