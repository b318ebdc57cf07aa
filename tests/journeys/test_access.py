"""axe finds nothing on any page, on the phone and on the desk, there in dark as well; all fit."""

from typing import Literal

import pytest
from playwright.async_api import APIRequestContext, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator
from tests.journeys.test_restart import first_room

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


@pytest.mark.parametrize(("width", "language"), [(360, "en-GB"), (390, "nb"), (1280, "nb")])
async def test_every_page_is_accessible(
    server: Demo, visitor: Visitor, width: int, language: str
) -> None:
    outside = await visitor(width=width, language=language)
    await outside.goto(server.participant)
    assert await axe(outside) == []
    paths = ("/workbook", "/projector")
    front = server.participant.rsplit("/", 2)[0]
    for address in (front, *(server.participant + path for path in paths)):
        await outside.goto(address)
        assert await axe(outside) == []
        assert await outside.evaluate(SIDEWAYS) == 0, f"{address} scrolls sideways"
    ana = await facilitator(server, visitor)
    await ana.set_viewport_size({"width": width, "height": 900})
    room = await first_room(server, ana)
    for path in (
        *PAGES,
        f"/breakouts/{room}",
        f"/notes/{room}/history",
        *await a_topic(ana.url, ana.request),
    ):
        await ana.goto(server.participant + path)
        if "breakouts" in path:
            await expect(ana.get_by_role("textbox", name="Notes")).to_be_visible()
        for scheme in SCHEMES[width]:
            await ana.emulate_media(color_scheme=scheme)
            only = "color-contrast" if scheme == "dark" else ""  # nothing else depends on it
            assert await axe(ana, only) == [], f"{path} {scheme}"
        assert await ana.evaluate(SIDEWAYS) == 0, f"{path} scrolls sideways"


SCHEMES: dict[int, tuple[Literal["dark", "light"], ...]] = {
    360: (),
    390: ("light",),
    1280: ("dark", "light"),
}
"""In which axe looks: narrower than a phone it would find what it finds there, and takes long."""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def a_topic(home: str, request: APIRequestContext) -> tuple[str, ...]:
    answer = await request.get(f"{home}/topics.json")
    topic = f"/topics/{(await answer.json())['topics'][0]['id']}"
    return (topic, *(f"{topic}/{each}" for each in ("merger", "swap", "conveners")))
