"""What needs another person's yes, with each of them in a browser of their own."""

import re

from playwright.async_api import Locator, Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit
from tests.journeys.test_keyboard import tab_to

BENS = "Hvem rydder stranda etter vinteren? " + "Vinterstormflo" * 11
CHIS = "Rydding av stranda, og hvem som betaler"


async def puts_up(server: Demo, page: Page, title: str, words: tuple[str, str]) -> str:
    """A topic of this person's own; answers its address."""
    await visit(server, page, "/marketplace")
    await page.get_by_label(words[0]).fill(title)
    await page.get_by_role("button", name=words[1], exact=True).click()
    slip = page.locator("#topics").get_by_role("link", name=title, exact=True)
    await expect(slip).to_be_visible()
    return "/topics/" + ((await slip.get_attribute("href")) or "").rsplit("/", 1)[1]


EN = ("What do you want to talk with somebody about?", "Put it up")
NB = ("Hva vil du snakke med noen om?", "Heng opp")


def slip(page: Page, title: str) -> Locator:
    return page.locator("#topics").get_by_role("article").filter(has_text=title)


async def sideways(page: Page) -> int:
    over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    return int(await page.evaluate(over))


async def test_two_topics_become_one_and_two_again(server: Demo, visitor: Visitor) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao", width=390, language="nb")
    dag = await participant(server, visitor, "Dag Dahl")
    bens = await puts_up(server, ben, BENS, EN)
    await puts_up(server, chi, CHIS, NB)
    await visit(server, dag, "/marketplace")
    for title in (BENS, CHIS):
        await slip(dag, title).get_by_role("button", name=re.compile("^Join in")).click()
    await expect(slip(dag, BENS).get_by_text("1 from 1 sector")).to_be_visible()
    await visit(server, chi, "/hall")
    await visit(server, ben, bens)
    likes = ben.get_by_role("status").filter(has_text="Like this one:")
    await expect(likes).to_contain_text("In common: rydder, stranda")
    assert await axe(ben) == []
    await likes.get_by_role("button", name=re.compile("^Offer to merge")).click()
    await expect(ben.get_by_text("Waiting for an answer.")).to_be_visible()
    await says_yes(chi, "Ben Berg foreslår å slå sammen", "Ja, slå sammen")
    await visit(server, ben, "/marketplace")
    one = slip(dag, CHIS)
    await expect(slip(dag, BENS)).to_have_count(0)
    await expect(one.get_by_text("1 from 1 sector")).to_be_visible()
    await expect(one).to_contain_text("Chi Cao and Ben Berg")
    await expect(one.get_by_role("button", name=re.compile("^You are in"))).to_be_visible()
    await visit(server, ben, bens)
    await expect(ben.get_by_role("heading", level=1, name=CHIS)).to_be_visible()
    assert await axe(ben) == []
    await ben.get_by_role("button", name=re.compile("^Take it out again")).click()
    await expect(ben.get_by_role("heading", level=1, name=BENS)).to_be_visible()
    await dag.get_by_role("button", name="1 new topic. Show it").click()
    for title in (BENS, CHIS):
        await expect(slip(dag, title).get_by_text("1 from 1 sector")).to_be_visible()


async def says_yes(chi: Page, question: str, yes: str) -> None:
    """From whatever page chi is on: the pill, the question, and yes by the keyboard."""
    pill = chi.get_by_role("link", name="Noen spør deg")
    asked = chi.get_by_role("article").filter(has_text=question)
    await expect(pill.or_(asked).first).to_be_visible()
    if await pill.is_visible():
        await pill.click()
    await expect(asked).to_be_in_viewport()
    await expect(pill).to_be_hidden()
    assert await axe(chi) == []
    assert await sideways(chi) == 0
    await asked.get_by_role("button", name=yes).focus()
    await chi.keyboard.press("Enter")
    await expect(asked).to_have_count(0)
    await expect(pill).to_be_hidden()


async def test_two_change_places_by_the_keyboard(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao", width=390, language="nb")
    await puts_up(server, ben, BENS, EN)
    await puts_up(server, chi, CHIS, NB)
    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="Place the rest by interest").click()
    await expect(ana.get_by_role("heading", level=1, name="The agenda")).to_be_visible()
    before = await places(ana)
    await visit(server, ben, "/agenda")
    await card(ben, BENS).get_by_role("link", name="Move…").focus()
    await ben.keyboard.press("Enter")
    await tab_to(ben, "Swap with another…")
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_role("heading", level=1, name="Change places")).to_be_visible()
    assert await axe(ben) == []
    await ben.get_by_role("radio", name=re.compile(CHIS)).focus()
    await ben.keyboard.press("Space")
    await tab_to(ben, "Ask to change places")
    await ben.keyboard.press("Enter")
    await expect(ben.get_by_text("Waiting for an answer.")).to_be_visible()
    await says_yes(chi, "Ben Berg spør om å bytte plass", "Ja, bytt plass")
    swapped = {**before, BENS: before[CHIS], CHIS: before[BENS]}
    for title in (BENS, CHIS):
        await expect(
            ana.locator(f'[data-cell="{swapped[title]}"]').get_by_role("link", name=title)
        ).to_be_visible()
    assert await places(ana) == swapped
    await expect(ben.get_by_text(re.compile("Your topic .* changed places with"))).to_be_visible()


def card(page: Page, title: str) -> Locator:
    return page.locator("#grid").get_by_role("article").filter(has_text=title)


async def places(page: Page) -> dict[str, str]:
    """The cell of every title on the grid."""
    cells = await page.locator("#grid [data-cell]:has(h3)").evaluate_all(
        "cells => cells.map(it => [it.querySelector('h3').innerText, it.dataset.cell])"
    )
    return dict(cells)


async def test_a_topic_is_handed_over(server: Demo, visitor: Visitor) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao", width=390, language="nb")
    bens = await puts_up(server, ben, BENS, EN)
    await visit(server, chi, "/marketplace")
    await slip(chi, BENS).get_by_role("button", name=re.compile("^Bli med")).click()
    await expect(
        slip(chi, BENS).get_by_role("button", name=re.compile("^Du er med"))
    ).to_be_visible()
    await visit(server, ben, bens)
    await ben.get_by_role("link", name="Who convenes it…").click()
    await ben.get_by_label("Whom?").select_option(label="Chi Cao, Fjellgrend kommune")
    assert await axe(ben) == []
    await ben.get_by_role("button", name="Ask to take it over").click()
    await expect(ben.get_by_text("You ask Chi Cao to take over").first).to_be_visible()
    await says_yes(chi, "Ben Berg spør om du tar over", "Ja, jeg tar over")
    sheet = ben.get_by_role("article").filter(has=ben.get_by_role("heading", level=1, name=BENS))
    await expect(sheet).to_contain_text("Chi Cao, Fjellgrend kommune")
    told = ben.get_by_role("listitem").filter(has_text="Chi Cao has taken over")
    await told.get_by_role("button", name=re.compile("^Put away")).click()
    await expect(told).to_have_count(0)
    await visit(server, chi, bens)
    await chi.get_by_role("link", name="Hvem som er vert…").click()
    await chi.get_by_role("button", name="Gå av som vert").click()
    await expect(sheet).to_contain_text("Waits for a convener")
    await visit(server, ben, f"{bens}/conveners")
    await ben.get_by_role("button", name="Take it on").click()
    await expect(sheet).to_contain_text("Ben Berg")


async def test_who_is_named_on_the_sheet_is_asked_when_it_hangs(
    server: Demo, visitor: Visitor
) -> None:
    """C6: with the names of those who agreed offered, and by the keyboard."""
    chi = await participant(server, visitor, "Chi Cederlund", width=390)
    ben = await participant(server, visitor, "Ben Brattland")
    await visit(server, chi, "/hall")
    await visit(server, ben, "/marketplace")
    await ben.get_by_label(EN[0]).fill("Who keeps the quay?")
    await ben.locator("#propose_more > summary").press("Enter")
    first = ben.get_by_label("Name 1", exact=True)
    await first.focus()
    offered = ben.locator('#candidates option[value="Chi Cederlund, Fjellgrend kommune"]')
    await expect(offered).to_have_count(1)
    await first.fill("Chi Cederlund, Fjellgrend kommun")
    await first.press("Enter")
    await expect(ben.get_by_text("Nobody who agreed to be listed is called Chi")).to_be_visible()
    await first.fill("Chi Cederlund, Fjellgrend kommune")
    await first.press("Enter")
    await expect(slip(ben, "Who keeps the quay?")).to_be_visible()
    await visit(server, chi, "")
    await chi.get_by_role("button", name=re.compile("^Yes")).click()
    await visit(server, ben, "/marketplace")
    await expect(slip(ben, "Who keeps the quay?")).to_contain_text("Chi Cederlund")
