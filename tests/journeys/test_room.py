"""People in a room, each in a browser of their own: hands, notes, tabs on the phone."""

import re

from playwright.async_api import Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit
from tests.journeys.test_restart import first_room

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


async def goes_in(server: Demo, page: Page, room: str) -> None:
    """Through the door of a room, whatever language its sign is in."""
    await visit(server, page, f"/breakouts/{room}")
    await page.get_by_role("button", name=re.compile("^(Go in|Gå inn)$")).click()
    await expect(page.get_by_text(re.compile("You are looking in|Du kikker inn"))).to_be_hidden()


async def test_hands_and_notes_are_seen_by_all(server: Demo, visitor: Visitor) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao", width=390, language="nb")
    room = await first_room(server, ben)
    for page in (ben, chi):
        await goes_in(server, page, room)
    await chi.get_by_role("tab", name="Folk").click()
    await chi.get_by_role("button", name="Rekk opp hånden").click()
    await expect(chi.get_by_role("button", name="Hånden din er oppe. Ta den ned")).to_be_visible()
    await expect(ben.get_by_role("heading", name="1 hand up")).to_be_visible()
    await ben.get_by_role("button", name="I take notes").click()
    await expect(chi.get_by_text("Ben Berg skriver. Alle kan skrive.")).to_be_visible()
    await ben.get_by_label("Let somebody else take notes").select_option(label="Chi Cao")
    await ben.get_by_role("button", name="Pass on").click()
    await expect(chi.get_by_role("button", name="Jeg skriver ikke lenger")).to_be_visible()
    await expect(chi.get_by_role("tab", name="Folk")).to_have_attribute("aria-selected", "true")
    assert await axe(ben) == []
    assert await axe(chi) == []
    assert await chi.evaluate(SIDEWAYS) == 0
    await chi.get_by_role("button", name="Ut i gangen").click()
    await expect(ben.get_by_text("Nobody takes notes yet.")).to_be_visible()
    await expect(ben.get_by_role("heading", name="1 hand up")).to_be_hidden()


async def test_on_a_phone_the_parts_are_tabs(server: Demo, visitor: Visitor) -> None:
    chi = await participant(server, visitor, "Chi Cao", width=390)
    room = await first_room(server, chi)
    await goes_in(server, chi, room)
    notes, people = (chi.get_by_role("tab", name=name) for name in ("Notes", "People"))
    text, hand = chi.get_by_role("textbox", name="Notes"), chi.get_by_text("Raise your hand")
    await expect(text).to_be_visible()
    await expect(hand).to_be_hidden()
    await expect(chi.get_by_role("heading", level=1)).to_be_focused()
    await notes.focus()
    await chi.keyboard.press("ArrowRight")
    await expect(chi.get_by_role("tab", name="Report")).to_be_focused()
    await chi.keyboard.press("ArrowRight")
    await expect(people).to_be_focused()
    await expect(hand).to_be_visible()
    await expect(text).to_be_hidden()
    await chi.reload()
    await expect(hand).to_be_visible()
    await expect(people).to_have_attribute("aria-selected", "true")
    await chi.set_viewport_size({"width": 1280, "height": 900})
    await expect(people).to_be_hidden()
    await expect(text).to_be_visible()
    await expect(hand).to_be_visible()
    context = await chi.context.browser.new_context(  # type: ignore[union-attr]
        java_script_enabled=False, locale="en-GB"
    )
    await context.add_cookies(await chi.context.cookies())  # type: ignore[arg-type]
    plain = await context.new_page()
    await plain.goto(chi.url)
    await expect(plain.get_by_role("tab")).to_have_count(0)
    await plain.get_by_role("button", name="Raise your hand").click()
    await expect(plain.get_by_role("button", name="Your hand is up. Lower it")).to_be_visible()
    await context.close()


async def test_a_room_asks_for_a_facilitator(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    chi = await participant(server, visitor, "Chi Cao", width=390)
    room = await first_room(server, ana)
    await goes_in(server, chi, room)
    await visit(server, ana, "/hall")
    await chi.get_by_role("tab", name="People").click()
    await chi.get_by_text("We need a facilitator").click()
    await chi.get_by_label("What is it about?").fill("We cannot hear each other")
    assert await axe(chi) == []
    await chi.get_by_role("button", name="Ask for a facilitator").click()
    await expect(chi.get_by_text("A facilitator has been asked for")).to_be_visible()
    await ana.get_by_role("link", name="1 room asks for help").click()
    queue = ana.get_by_role("region", name="Somebody asks for help")
    await expect(queue).to_contain_text("We cannot hear each other")
    assert await axe(ana) == []
    await queue.get_by_role("button", name=re.compile("^I am on my way")).click()
    await expect(chi.get_by_text("Ana Aas is on the way.")).to_be_visible()
    await expect(queue.get_by_role("button", name=re.compile("^I am on my way"))).to_be_hidden()
    await expect(queue.get_by_role("link", name=re.compile("^To the room"))).to_be_visible()
    await queue.get_by_role("button", name=re.compile("^Done")).click()
    await expect(chi.get_by_text("Ana Aas is on the way.")).to_be_hidden()
    await expect(chi.get_by_text("We need a facilitator")).to_be_visible()
    await expect(queue).to_be_hidden()


async def test_when_a_round_ends_people_are_asked_back_and_may_stay(
    server: Demo, visitor: Visitor
) -> None:
    ana = await facilitator(server, visitor)
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao", width=390, language="nb")
    room = await first_room(server, ana)
    for page in (ben, chi):
        await goes_in(server, page, room)
    await visit(server, ana, "/desk")
    for following in ("break", "round 1"):
        await ana.get_by_role("button", name=f"On to: {following}").click()
    await expect(ben.get_by_text("min left of the round,")).to_be_visible()
    await expect(ben.get_by_text("What have you agreed on?")).to_be_hidden()
    await ana.get_by_role("button", name="On to: break").click()
    over = ben.get_by_role("status").filter(has_text="Round 1 is over.")
    await expect(over).to_contain_text("Round 2 begins at")
    await expect(chi.get_by_text("Runde 1 er over.")).to_be_visible()
    assert await axe(ben) == []
    assert await axe(chi) == []
    assert await chi.evaluate(SIDEWAYS) == 0
    await over.get_by_role("link", name="Stay here").click()
    await expect(over).to_contain_text("You are staying here.")
    await expect(ben.get_by_role("textbox", name="Notes")).to_be_visible()
    assert await axe(ben) == []
    await over.get_by_role("link", name="See the rooms").click()
    await expect(ben.get_by_role("heading", level=1, name="The hall")).to_be_visible()


async def test_what_i_typed_stays_through_pushes_and_a_reload(
    server: Demo, visitor: Visitor
) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao", width=390, language="nb")
    room = await first_room(server, ben)
    for page in (ben, chi):
        await goes_in(server, page, room)
    line = ben.get_by_label("Write a line")
    await line.fill("Half a sentence")
    await chi.get_by_role("tab", name="Folk").click()
    await chi.get_by_label("Skriv en linje").fill("Se https://example.org/rapport")
    await chi.keyboard.press("Enter")
    said = ben.get_by_role("log", name="What was said in the chat")
    await expect(said.get_by_role("link", name="https://example.org/rapport")).to_be_visible()
    await expect(line).to_have_value("Half a sentence")
    assert await axe(ben) == []
    assert await axe(chi) == []
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.type("Kept")
    await expect(ben.get_by_text("Saved", exact=True)).to_be_visible()
    await ben.reload()
    await expect(ben.get_by_role("textbox", name="Notes")).to_contain_text("Kept")
    await expect(ben.get_by_role("button", name="Raise your hand")).to_be_visible()
    await expect(said).to_contain_text("rapport")


async def test_a_second_tab_is_still_me(server: Demo, visitor: Visitor) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    room = await first_room(server, ben)
    await goes_in(server, ben, room)
    second = await ben.context.new_page()
    await second.goto(server.participant + "/hall")
    await expect(ben.get_by_role("heading", name="1 here")).to_be_visible()
    await second.goto(f"{server.participant}/breakouts/{room}")
    await second.get_by_role("button", name="Out into the corridor").click()
    await expect(ben.get_by_role("button", name="Raise your hand")).to_be_hidden()
    await expect(ben.get_by_text("You are looking in.")).to_be_visible()
    await second.goto(f"{server.participant}/breakouts/{room}")
    await second.get_by_role("button", name="Go in").click()
    await expect(ben.get_by_role("button", name="Raise your hand")).to_be_visible()


async def test_a_room_that_is_taken_away_tells_those_in_it(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    ben = await participant(server, visitor, "Ben Berg")
    chi = await participant(server, visitor, "Chi Cao", width=390, language="nb")
    room = await first_room(server, ana)
    for page in (ben, chi):
        await goes_in(server, page, room)
    await visit(server, chi, "/news")
    await ben.get_by_label("Write a line").fill("Half a sentence")
    topics = await (await ana.request.get(f"{server.participant}/agenda.json")).json()
    topic = next(e["topic"] for e in topics["placements"] if e["breakout"] == room)
    await visit(server, ana, f"/topics/{topic}")
    await ana.evaluate(
        f"fetch('{server.participant}/topics/{topic}/withdrawal', {{method: 'POST'}})"
    )
    await expect(ben.get_by_text("This topic has been taken off the wall.")).to_be_visible()
    await expect(ben.get_by_text("The room you were in is gone:")).to_be_visible()
    await expect(ben.get_by_label("Write a line")).to_have_value("Half a sentence")
    await expect(ben.get_by_role("textbox", name="Notes")).to_be_visible()
    gone = chi.get_by_text("Rommet du var i, er borte:")
    await expect(gone).to_be_visible()
    assert await axe(ben) == []
    assert await axe(chi) == []
    assert await chi.evaluate(SIDEWAYS) == 0
    await chi.get_by_role("button", name=re.compile("^Legg bort")).click()
    await expect(gone).to_be_hidden()
