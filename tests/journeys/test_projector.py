"""The big screen in the lobby: nobody is signed in at it, and it follows what people do."""

import re

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, visit

SHOWS = 12_000


async def test_it_counts_down_turns_by_itself_and_follows_the_phases(
    server: Demo, visitor: Visitor
) -> None:
    lobby = await visitor(width=1920, height=1080)
    await lobby.clock.install()
    await visit(server, lobby, "/projector")
    address = server.participant.partition("://")[2]
    code = lobby.get_by_role("img", name=f"Code that leads to {address}", exact=True)
    await expect(code).to_be_visible()
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk")
    await ana.get_by_role("button", name="Place the rest by interest").click()
    topics = lobby.locator("article:visible")
    await expect(topics).to_have_count(8)
    before = await topics.all_inner_texts()
    await lobby.clock.run_for(SHOWS + 100)
    await expect(topics.first).not_to_contain_text(before[0].splitlines()[-1])
    await lobby.clock.run_for(5 * SHOWS)
    await expect(topics.first).to_contain_text(before[0].splitlines()[-1])

    await visit(server, ana, "/agenda")
    card = ana.locator("#grid .card").first
    title = await card.get_by_role("heading").inner_text()
    await card.get_by_role("link", name="Move…").click()
    await ana.get_by_role("dialog").get_by_role("radio").last.check()
    await ana.get_by_role("button", name="Move here").click()
    await expect(topics.filter(has_text=title)).to_have_count(0)

    await it_shows_the_round(server, lobby, ana)


async def it_shows_the_round(server: Demo, lobby: Page, ana: Page) -> None:
    topics = lobby.locator("article:visible")
    await visit(server, ana, "/desk")
    for phase in ("break", "round 1"):
        await ana.get_by_role("button", name=f"On to: {phase}").click()
    await expect(lobby.get_by_role("heading", name=re.compile("^Round 1,.* now$"))).to_be_visible()
    await expect(topics.first.get_by_role("img", name="0 inside")).to_be_visible()
    await visit(server, ana, "/hall")
    await ana.get_by_role("button", name="Go in").first.click()
    await expect(lobby.get_by_text("Ana Aas is waiting for more.")).to_be_visible()
    await expect(topics.first.get_by_role("img", name="1 inside")).to_be_visible()
