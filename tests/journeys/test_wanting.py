"""What is missing on a form is said at its field, in the person's language, by us."""

import re

from playwright.async_api import expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, participant, visit


async def test_the_door_says_what_is_missing(server: Demo, visitor: Visitor) -> None:
    eve = await visitor(language="nb")
    await eve.goto(server.facilitator)
    await expect(eve.get_by_text("Med denne lenken fasiliterer du.")).to_be_visible()
    await eve.get_by_label("Virksomhet", exact=True).fill("Fjellkommune")
    await eve.get_by_role("button", name="Gå inn").press("Enter")
    name = eve.get_by_label("Navn", exact=True)
    await expect(name).to_be_focused()
    await expect(name).to_have_accessible_description(
        "Skriv navnet ditt, så de andre vet hvem du er."
    )
    await expect(eve.get_by_label("Virksomhet", exact=True)).to_have_value("Fjellkommune")


async def test_the_wall_says_what_is_missing(server: Demo, visitor: Visitor) -> None:
    chi = await participant(server, visitor, "Chi Dahl", width=390, language="nb")
    await visit(server, chi, "/marketplace")
    await chi.get_by_role("button", name="Heng opp", exact=True).press("Enter")
    title = chi.locator("#title")
    await expect(title).to_be_focused()
    await expect(title).to_have_accessible_description("Skriv et spørsmål eller et tema først.")


BUBBLES = """() => {
  const found = [];
  document.addEventListener("invalid", (event) => found.push(!event.defaultPrevented), true);
  return found;
}"""


async def test_any_form_says_it_and_takes_it_back(server: Demo, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk/invitations")
    name, mail = ana.locator("#guest_name"), ana.locator("#guest_email")
    await mail.fill("nobody")
    bubbles = await ana.evaluate_handle(BUBBLES)
    await ana.get_by_role("button", name="Invite, and show the link").press("Enter")
    await expect(name).to_be_focused()
    await expect(name).to_have_accessible_description("Write something here.")
    await expect(mail).to_have_accessible_description(re.compile("^This does not look like a mail"))
    assert await bubbles.json_value() == [False, False]
    assert await axe(ana) == []
    await ana.keyboard.type("Eli")
    await expect(name).to_have_accessible_description("")
    await expect(mail).to_have_attribute("aria-invalid", "true")
    await mail.fill("eli@example.no")
    await expect(mail).not_to_have_attribute("aria-invalid", "true")
    await mail.press("Enter")
    await expect(ana.locator("#invited")).to_contain_text("Eli")


async def test_a_field_that_has_the_focus_says_it_and_a_number_is_the_servers(
    server: Demo, visitor: Visitor
) -> None:
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk/gathering")
    licence, days = ana.locator("#licence"), ana.locator("#kept_days")
    hint = await licence.get_attribute("aria-describedby")
    await licence.fill("")
    await licence.press("Enter")
    await expect(ana.locator("#how").get_by_role("alert")).to_have_text("Write something here.")
    await expect(licence).to_have_accessible_description("Write something here.")
    await licence.fill("CC0")
    await expect(licence).to_have_attribute("aria-describedby", str(hint))
    await days.fill("2.5")
    await days.press("Enter")
    await expect(days).to_have_accessible_description("Write a whole number from 1 to 3650.")
    await days.fill("")
    await days.press("Enter")
    await expect(days).to_have_accessible_description("Write something here.")
    await days.fill("30")
    await expect(days).not_to_have_attribute("aria-describedby", re.compile("."))
    await expect(ana.locator(".step-next[role]")).to_have_count(0)


FOLDED = """document.querySelector('#page').insertAdjacentHTML('beforeend',
'<details id="outer"><summary>A</summary><details><summary>B</summary><form id="folded">' +
'<p><input name="line" required></p><p><input name="line" required></p>' +
'</form></details></details>'), document.querySelector('#folded').requestSubmit()"""


async def test_two_fields_of_one_name_have_a_sentence_each_and_all_folds_open(
    server: Demo, visitor: Visitor
) -> None:
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/desk/invitations")
    await ana.evaluate(FOLDED)
    lines = ana.locator("#folded [name=line]")
    await expect(lines.first).to_be_focused()
    await lines.first.fill("One.")
    await expect(ana.locator("#folded .wanting")).to_have_count(1)
    await expect(lines.first).to_have_accessible_description("")
    await expect(lines.last).to_have_accessible_description("Write something here.")
