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


async def test_each_reads_the_topics_in_an_order_of_their_own(
    server: Demo, visitor: Visitor
) -> None:
    """By number for nobody; the same after a push, in which nothing moves, and after a reload."""
    ana = await facilitator(server, visitor)
    ben = await participant(server, visitor, "Ben Berg", width=390)
    await on_to(await visit(server, ana, "/desk"), "convergence")
    for page in (ana, ben):
        await visit(server, page, "/convergence")
    mine, other = await numbers(ben), await numbers(ana)
    assert sorted(mine) == sorted(other)
    assert len({tuple(each) for each in (mine, other, sorted(mine, key=int))}) == 3
    lay = ben.get_by_role("button", name=re.compile("^Lay a dot")).nth(3)
    await lay.focus()
    await ana.get_by_text("Change the rules").click()
    await ana.get_by_label("Dots for each").fill("6")
    await ana.get_by_role("button", name="Save the rules").click()
    await expect(ben.get_by_text("You have 6 dots to lay.")).to_be_visible()
    await expect(lay).to_be_focused()
    assert await numbers(ben) == mine
    await ben.reload()
    assert await numbers(ben) == mine
    await ben.get_by_role("link", name="To the actions").click()
    await expect(ben.locator("#propose_action summary")).to_be_in_viewport(ratio=1)


async def numbers(page: Page) -> list[str]:
    """The topics as they stand there."""
    await expect(page.locator(".priority .slip-number").first).to_be_visible()
    return await page.locator(".priority .slip-number").all_inner_texts()


async def dots_are_laid(server: Demo, ana: Page, ben: Page, chi: Page) -> None:
    """By keyboard alone; nobody reads the numbers until they are shown to all."""
    lay = ben.get_by_role("button", name=re.compile("^Lay a dot")).first
    await lay.press("Enter")
    await expect(ben.get_by_text("4 left to lay")).to_be_visible()
    await expect(lay).to_be_focused()
    await expect(chi.locator(".priority-count")).to_have_count(0)
    await visit(server, ana, "/convergence")
    await ana.get_by_role("button", name="Show the numbers").click()
    await expect(chi.locator(".priority-count b", has_text="1")).to_have_count(1)
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
