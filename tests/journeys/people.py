"""How people find their way: by the names of things, as they read or hear them."""

from http import HTTPStatus

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor

WORDS = {
    "en": {"name": "Name", "organisation": "Organisation", "in": "Go in"},
    "nb": {"name": "Navn", "organisation": "Virksomhet", "in": "Gå inn"},
}
FROM = {"organisation": "Fjellgrend kommune", "sector": "kommune"}
CONSENTS = {"named_in_reports": "yes", "listed": "yes"}


async def come_in(page: Page, address: str, name: str, language: str = "en") -> Page:
    """Through the door, with a name that may be shown and listed."""
    words = WORDS[language]
    await page.goto(address)
    await page.get_by_label(words["name"], exact=True).fill(name)
    await page.get_by_label(words["organisation"], exact=True).fill(FROM["organisation"])
    await page.get_by_label("Kommune", exact=True).check()
    for consent in await page.get_by_role("checkbox").all():
        await consent.check()
    await page.get_by_role("button", name=words["in"]).click()
    await expect(page.get_by_role("heading", level=1)).to_be_visible()
    return page


async def visit(server: Demo, page: Page, path: str) -> Page:
    """Another page, by its address."""
    await page.goto(server.participant + path)
    return page


async def facilitator(server: Demo, visitor: Visitor, name: str = "Ana Aas") -> Page:
    """Somebody who came by the facilitators' link, and is in."""
    return await inside(server, await visitor(), server.facilitator, name)


async def participant(
    server: Demo, visitor: Visitor, name: str, width: int = 1280, language: str = "en"
) -> Page:
    """Somebody who came by the participants' link, and is in."""
    page = await visitor(width=width, language=language)
    return await inside(server, page, server.participant, name, language)


async def inside(server: Demo, page: Page, address: str, name: str, language: str = "en") -> Page:
    """As ``come_in``, by what the door's form sends: it is filled in where it is looked at."""
    spoken = {"Accept-Language": language}
    await page.request.get(address, headers=spoken, max_redirects=0)
    answer = await page.request.post(
        f"{server.participant}/participants",
        form={**FROM, "name": name, **CONSENTS},
        headers=spoken,
        max_redirects=0,
    )
    assert answer.status == HTTPStatus.SEE_OTHER
    return await visit(server, page, "")
