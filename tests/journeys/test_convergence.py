"""The way on, by three and on the big screen: dots, an action with its owner’s yes, a line."""

import re

from playwright.async_api import Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit


async def on_to(ana: Page, kind: str) -> None:
    """On through the day until this phase is open."""
    while await ana.locator("#phase").get_attribute("data-kind") != kind:
        names = [ana.locator(each) for each in ("#hands h1", "#phase .phase-now > b")]
        before = [await each.inner_text() for each in names]
        await ana.get_by_role("button", name=re.compile("On to")).press("Enter")
        for name, was in zip(names, before, strict=True):
            await expect(name).not_to_have_text(was)


async def test_what_matters_is_found_owned_and_said(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao", width=390, language="nb")
    await on_to(await visit(server, ana, "/desk"), "convergence")
    for page in (ben, chi):
        await visit(server, page, "/convergence")
    await dots_are_laid(server, ana, ben, chi)
    await an_action_is_owned(ben, chi)
    server.kill()
    server.start()
    await ben.reload()
    await expect(ben.get_by_text("4 left to lay")).to_be_visible()
    await expect(ben.locator(".action")).to_contain_text("Chi Cao, Fjellgrend kommune")
    screen = await ana.context.new_page()
    await visit(server, screen, "/projector")
    await on_to(await visit(server, ana, "/desk"), "closing")
    await visit(server, chi, "/closing")
    await chi.get_by_label("Med én linje").fill("Nå vet jeg hvem jeg skal ringe")
    await chi.keyboard.press("Enter")
    await expect(screen.locator("q")).to_have_text("Nå vet jeg hvem jeg skal ringe")
    assert await axe(chi) == []


async def dots_are_laid(server: Demo, ana: Page, ben: Page, chi: Page) -> None:
    """By keyboard alone; nobody reads the numbers until they are shown to all."""
    lay = ben.get_by_role("button", name=re.compile("^Lay a dot")).first
    await lay.press("Enter")
    await expect(ben.get_by_text("4 left to lay")).to_be_visible()
    await expect(lay).to_be_focused()
    await expect(chi.locator(".priority-count")).to_have_count(0)
    await visit(server, ana, "/convergence")
    await ana.get_by_role("button", name="Show the numbers").click()
    await expect(chi.locator(".priority-count b").first).to_have_text("1")
    assert await axe(chi) == []


async def an_action_is_owned(ben: Page, chi: Page) -> None:
    """Asked by one, owned with the other's yes."""
    await ben.locator("#propose_action summary").press("Enter")
    await ben.get_by_label("What is to be done?").fill("Ring fylket om båtplassene")
    await ben.get_by_label("I ask somebody").check()
    await ben.get_by_label("Whom do you ask?").fill("Chi Cao")
    await ben.get_by_label("Whom do you ask?").press("Enter")
    await expect(ben.locator(".action")).to_contain_text("Waits for an owner")
    await chi.get_by_role("button", name=re.compile("^Ja, jeg tar ansvaret")).click()
    await expect(ben.locator(".action")).to_contain_text("Chi Cao")
