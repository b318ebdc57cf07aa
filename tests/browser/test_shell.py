"""The shell's script in a real browser, against a server that does as it is told."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.stage import Stage
from tests.conftest import Visitor

SLIP = (
    '<article id="topic_t1" hx-swap-oob="outerMorph"><p>{}</p><input aria-label="Word"></article>'
)
HERE = '<article id="topic_t1"><p>old</p><input aria-label="Word"></article>'
VOTE = """<form method="post" action="/g/demo/topics/t1/vote">
<button class="interest" data-topic="t1" aria-pressed="false">Join</button></form>
<button data-own-topic="t1" hidden>Mine?</button><button data-own-topic="t2" hidden>Mine</button>
<p id="person_ben">Ben</p>"""


@pytest.fixture
async def page(stage: Stage, visitor: Visitor) -> Page:
    stage.inside = HERE
    page = await visitor()
    await page.goto(stage.address("/marketplace"))
    await stage.until(lambda: bool(stage.followed()))
    return page


async def test_it_follows_what_the_page_says(stage: Stage, page: Page) -> None:
    assert stage.followed() == [{"channel": "wall", "epoch": "e1", "seen": 12}]


async def test_a_push_changes_what_it_names_and_leaves_what_is_being_typed(
    stage: Stage, page: Page
) -> None:
    await page.get_by_label("Word").fill("half a wo")
    await stage.push(12, 13, SLIP.format("new"))
    await expect(page.locator("#topic_t1 p")).to_have_text("new")
    await expect(page.get_by_label("Word")).to_have_value("half a wo")
    await expect(page.get_by_label("Word")).to_be_focused()


async def test_a_push_that_is_seen_already_changes_nothing(stage: Stage, page: Page) -> None:
    await stage.push(12, 14, SLIP.format("fourteen"))
    await stage.push(12, 13, SLIP.format("thirteen"))
    await stage.push(14, 15, '<p id="nowhere" hx-swap-oob="outerMorph"></p>')
    await stage.push(15, 16, SLIP.format("sixteen"))
    await expect(page.locator("#topic_t1 p")).to_have_text("sixteen")


@pytest.mark.parametrize(("since", "epoch"), [(13, "e1"), (12, "e2")], ids=["gap", "epoch"])
async def test_what_is_missing_is_asked_for_again(
    stage: Stage, page: Page, since: int, epoch: str
) -> None:
    follows = len(stage.heard)
    await stage.push(since, 20, SLIP.format("too far"), epoch)
    await stage.until(lambda: len(stage.heard) > follows)
    assert stage.followed() == [{"channel": "wall", "epoch": "e1", "seen": 12}]
    await expect(page.locator("#topic_t1 p")).to_have_text("old")


async def test_reload_fetches_the_page_and_keeps_what_is_being_typed(
    stage: Stage, page: Page
) -> None:
    await page.get_by_label("Word").fill("half a wo")
    stage.inside, stage.versions = HERE.replace("old", "fresh"), "wall:e2:40"
    await stage.say(say="reload", channel="wall", epoch="e2", to=40)
    await expect(page.locator("#topic_t1 p")).to_have_text("fresh")
    await expect(page.get_by_label("Word")).to_have_value("half a wo")
    await expect(page.get_by_label("Word")).to_be_focused()
    await stage.until(lambda: stage.followed() == [{"channel": "wall", "epoch": "e2", "seen": 40}])


async def test_a_lost_socket_comes_back_with_what_was_seen(stage: Stage, page: Page) -> None:
    await stage.push(12, 13, SLIP.format("thirteen"))
    await expect(page.locator("#topic_t1 p")).to_have_text("thirteen")
    await stage.sockets.pop().close(1001)
    await stage.until(lambda: stage.followed() == [{"channel": "wall", "epoch": "e1", "seen": 13}])


async def test_a_slip_that_hangs_already_is_not_hung_twice(stage: Stage, page: Page) -> None:
    slip = SLIP.format("again").replace(' hx-swap-oob="outerMorph"', "")
    await stage.push(12, 13, f'<div hx-swap-oob="beforeend:#page">{slip}</div>')
    await expect(page.locator("#topic_t1 p")).to_have_text("again")
    assert await page.locator("article").count() == 1


async def test_a_link_changes_the_page_and_keeps_the_socket(stage: Stage, page: Page) -> None:
    await page.get_by_role("link", name="Home").click()
    await expect(page.get_by_role("heading", name="Home")).to_be_focused()
    await expect(page).to_have_title("Home · Stage")
    await expect(page).to_have_url(stage.address(""))
    assert len(stage.sockets) == 1
    await page.go_back()
    await expect(page.get_by_role("heading", name="Wall")).to_be_focused()
    await expect(page).to_have_url(stage.address("/marketplace"))
    assert len(stage.sockets) == 1


async def test_a_link_in_a_drawing_keeps_the_socket(stage: Stage, page: Page) -> None:
    stage.inside = '<svg><a href="/g/demo" aria-label="Room"><rect width="9" height="9"/></a></svg>'
    await page.reload()
    await page.get_by_role("link", name="Room").click()
    await expect(page.get_by_role("heading", name="Home")).to_be_focused()
    await expect(page).to_have_url(stage.address(""))
    assert len(stage.sockets) == 2


async def test_a_vote_is_marked_and_can_be_taken_back(
    stage: Stage, page: Page, visitor: Visitor
) -> None:
    stage.inside = VOTE
    await page.reload()
    button = page.locator("button.interest")
    await expect(button).to_have_attribute("aria-pressed", "false")
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")
    await expect(button).to_be_focused()
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "false")
    assert stage.posted == ["/g/demo/topics/t1/vote", "/g/demo/topics/t1/vote/withdrawal"]
    assert stage.asked[-1] == "/g/demo/marketplace"
    assert await page.evaluate("history.length") == 2


async def test_what_is_mine_is_shown(stage: Stage, page: Page) -> None:
    stage.inside = VOTE
    await page.reload()
    await expect(page.get_by_role("button", name="Mine", exact=True)).to_be_visible()
    await expect(page.get_by_role("button", name="Mine?")).to_be_hidden()
    await expect(page.locator("#person_ben")).to_have_class("you")


async def test_the_clock_goes_by_the_server(stage: Stage, page: Page) -> None:
    await expect(page.locator("#phase")).to_have_text("10 min left")
    await stage.say(say="pulse", now=450_000)
    await expect(page.locator("#phase")).to_have_text("3 min left")
    await expect(page.locator("[data-ring]")).to_have_attribute("stroke-dasharray", "25 100")


async def test_weeks_ahead_the_clock_counts_weeks_and_not_minutes(stage: Stage, page: Page) -> None:
    hour = 3_600_000
    for ahead, told in ((2, "120 min"), (3, "3 hours"), (70, "3 days"), (1000, "6 weeks")):
        await stage.say(say="pulse", now=600_000 - ahead * hour)
        await expect(page.locator("#phase")).to_have_text(f"{told} left")


async def test_the_last_minutes_are_spoken(stage: Stage, page: Page) -> None:
    await expect(page.locator("#phase")).to_have_text("10 min left")
    await expect(page.get_by_role("status")).to_have_text("")
    await stage.say(say="pulse", now=301_000)
    await expect(page.get_by_role("status")).to_have_text("5 min left")


async def test_a_line_is_sent_with_enter_however_long_it_is(stage: Stage, page: Page) -> None:
    stage.inside = """<form method="post" action="/g/demo/reflections">
<textarea name="text" aria-label="Line" data-line></textarea></form>"""
    await page.reload()
    await page.get_by_label("Line").fill("What I take with me")
    await page.get_by_label("Line").press("Enter")
    await stage.until(lambda: bool(stage.posted))
    assert stage.posted == ["/g/demo/reflections {'text': 'What I take with me'}"]
