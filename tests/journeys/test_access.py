"""axe finds nothing on any page, on the phone and on the desk, there in dark as well; all fit."""

from collections.abc import Mapping
from typing import Literal

import pytest
from playwright.async_api import APIRequestContext, Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import come_in
from tests.journeys.test_restart import first_room

Schemes = tuple[Literal["dark", "light"], ...]
PAGES = (
    "",
    "/marketplace",
    "/agenda",
    "/agenda/suggestion",
    "/programme",
    "/hall",
    "/hall?look=help",
    "/rooms/plenary",
    "/rooms/help",
    "/colleagues",
    "/news",
    "/convergence",
    "/closing",
    "/follow-up",
    "/feedback",
    "/workbook",
    "/workbook/editions",
    "/workbook/editing",
    "/workbook/editing/links",
    "/workbook/chapters/1",
    "/desk",
    "/desk/agenda",
    "/desk/people",
    "/desk/log",
    "/desk/gathering",
    "/desk/facilitators",
    "/desk/displays",
    "/desk/letters",
    "/desk/invitations",
    "/desk/invitations/list",
    "/desk/erasing",
    "/desk/export",
    "/desk/codes",
    "/about",
    "/projector",
    "/agenda/mine",
    "/contacts",
    "/erasure",
    "/signin",
    "/address",
    "/mailed-link",
    "/card",
    "/test-room",
)


@pytest.mark.parametrize(("language", "widths"), [("en", (360,)), ("nb", (390, 1280))])
async def test_every_page_is_accessible(
    server: Demo, visitor: Visitor, language: str, widths: tuple[int, ...]
) -> None:
    outside = await visitor(language=language)
    at = server.participant
    for address in (at.rsplit("/", 2)[0], at, f"{at}/workbook", f"{at}/projector"):
        await look(outside, address, dict.fromkeys(widths, ("light",)))
    ana = await come_in(await visitor(language=language), server.facilitator, "Ana", language)
    room = await first_room(server, ana)
    rooms = (f"/breakouts/{room}", f"/notes/{room}/history")
    schemes = {width: SCHEMES[width] for width in widths}
    for path in (*PAGES, *rooms, *await a_topic(ana.url, ana.request)):
        await look(ana, at + path, schemes, EDITOR if "breakouts" in path else "main")


SCHEMES: Mapping[int, Schemes] = {
    360: (),
    390: ("light",),
    1280: ("dark", "light"),
}
"""In which axe looks: narrower than a phone it would find what it finds there, and takes long."""
EDITOR = "[contenteditable=true]"
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def look(page: Page, address: str, schemes: Mapping[int, Schemes], ready: str = "h1") -> None:
    """It is loaded as narrow as it gets and made wider, for to load it takes as long as to look."""
    await page.set_viewport_size({"width": min(schemes), "height": 900})
    await page.goto(address)
    await expect(page.locator(ready)).to_be_visible()
    for width in schemes:
        await page.set_viewport_size({"width": width, "height": 900})
        for scheme in schemes[width]:
            await page.emulate_media(color_scheme=scheme)
            only = "color-contrast" if scheme == "dark" else ""  # nothing else depends on it
            assert await axe(page, only) == [], f"{address} {width} {scheme}"
        assert await page.evaluate(SIDEWAYS) <= 0, f"{address} scrolls sideways at {width}"


async def a_topic(home: str, request: APIRequestContext) -> tuple[str, ...]:
    answer = await request.get(f"{home}/topics.json")
    topic = f"/topics/{(await answer.json())['topics'][0]['id']}"
    return (topic, *(f"{topic}/{each}" for each in ("merger", "swap", "conveners")))
