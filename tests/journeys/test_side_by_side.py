"""Two who write in one note at once: each one's words stand together, where they were begun."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant
from tests.journeys.test_notes import in_a_room

PRESENCE = b"\x01"
LINES = """note => {
  const bare = note.cloneNode(true);
  for (const caret of bare.querySelectorAll(".note-caret")) caret.remove();
  return [...bare.querySelectorAll("p")].map(line => line.textContent.replaceAll("\u2060", ""));
}"""
"""What stands in each line, without the names at carets."""


async def says(page: Page, *lines: str) -> None:
    """These lines, and nothing else."""
    await page.wait_for_function(
        f"said => JSON.stringify(({LINES})(document.querySelector('#note-text [role=textbox]')))"
        " === JSON.stringify(said)",
        arg=lines,
    )


async def both_in(server: Demo, visitor: Visitor) -> tuple[Page, Page]:
    """Two people with their carets in one empty note."""
    ben = await in_a_room(server, await participant(server, visitor, "Ben Berg"))
    chi = await in_a_room(server, await participant(server, visitor, "Chi Åsen", width=390))
    for page in (ben, chi):
        await page.get_by_role("textbox", name="Notes").click()
    return ben, chi


async def test_an_empty_line_is_not_taken_for_anothers(server: Demo, visitor: Visitor) -> None:
    ben, chi = await both_in(server, visitor)
    await ben.keyboard.type("Alfa\nBeta")
    await says(chi, "Alfa", "Beta")
    await ben.keyboard.press("Enter")
    await says(chi, "Alfa", "Beta", "")
    await chi.keyboard.press("Control+Home")
    await chi.keyboard.press("End")
    await chi.keyboard.press("Enter")
    await says(ben, "Alfa", "", "Beta", "")
    await ben.keyboard.type("under Beta")
    await chi.keyboard.type("under Alfa")
    for page in (ben, chi):
        await says(page, "Alfa", "under Alfa", "Beta", "under Beta")


@pytest.mark.parametrize("away", [0, 1])
async def test_two_who_begin_in_one_line_go_on_in_their_own_words(
    server: Demo, visitor: Visitor, away: int
) -> None:
    people = await both_in(server, visitor)
    gone, here = people[away], people[1 - away]
    await gone.context.set_offline(True)
    await gone.keyboard.type("uten nett")
    await here.keyboard.type("med nett")
    await expect(here.locator("#note-saved")).to_have_text("Saved")
    await gone.context.set_offline(False)
    await expect(here.get_by_role("textbox", name="Notes")).to_contain_text("uten nett")
    await expect(gone.get_by_role("textbox", name="Notes")).to_contain_text("med nett")
    for page, words in ((gone, " er hjemme"), (here, " venter")):
        await page.keyboard.type(words)
    note = here.get_by_role("textbox", name="Notes")
    await expect(note).to_contain_text("uten nett er hjemme")
    await expect(note).to_contain_text("med nett venter")


async def test_a_caret_that_rests_is_neither_told_nor_named_again(
    server: Demo, visitor: Visitor
) -> None:
    """However others write; and one's own new line does not take it away."""
    ben, chi = await both_in(server, visitor)
    told: list[str | bytes] = []
    ben.on("websocket", lambda line: line.on("framesent", lambda frame: told.append(frame[:1])))
    await ben.reload()
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.type("Alfa")
    caret = chi.locator(".note-caret")
    name = caret.get_by_text("Ben Berg")
    await expect(name).to_be_visible()
    await expect(name).to_be_hidden()
    told.clear()
    await chi.keyboard.press("Control+End")
    for key, lines in (
        ("Enter", ["Alfa", ""]),
        ("b", ["Alfa", "b"]),
        ("Enter", ["Alfa", "b", ""]),
        ("c", ["Alfa", "b", "c"]),
    ):
        await chi.keyboard.press(key)
        await says(ben, *lines)
        await expect(caret).to_have_count(1)
        await expect(name).to_be_hidden()
    assert PRESENCE not in told
    await ben.keyboard.press("ArrowLeft")
    await expect(name).to_be_visible()


HEARD_LATER = """(() => {
  const { get, set } = Object.getOwnPropertyDescriptor(WebSocket.prototype, "onmessage");
  window.held = null;
  Object.defineProperty(WebSocket.prototype, "onmessage", {
    get,
    set(hear) {
      set.call(this, event => {
        const listen = () => hear.call(this, event);
        if (held && this.url.includes("/notes/")) held.push(listen);
        else listen();
      });
    },
  });
})()"""
"""What others did in the notes waits in ``held`` while that is a list."""
HEAR = """const hear = () => {
  const heard = held;
  held = null;
  heard.forEach(listen => listen());
};"""
STEP = 'const step = () => getSelection().modify("move", "backward", "character");'


@pytest.mark.parametrize("meets", ["step(); hear();", "setTimeout(step); hear();"])
async def test_a_step_that_meets_anothers_key_is_taken(
    server: Demo, visitor: Visitor, meets: str
) -> None:
    """Also where the other's words or caret are drawn before the browser has told of the step."""
    ben, chi = await both_in(server, visitor)
    await ben.add_init_script(HEARD_LATER)
    await ben.reload()
    note = ben.get_by_role("textbox", name="Notes")
    await note.click()
    await ben.keyboard.type("Alfa\nBeta")
    await says(chi, "Alfa", "Beta")
    await chi.keyboard.press("Control+End")
    await ben.keyboard.press("ArrowUp")
    await expect(chi.locator("p").filter(has_text="Alfa").locator(".note-caret")).to_have_count(1)
    await ben.evaluate("held = []")
    await chi.keyboard.type("x")
    await ben.wait_for_function("() => held.length > 0")
    await expect(chi.locator("#note-saved")).to_have_text("Saved")
    await ben.evaluate(f"() => {{ {HEAR} {STEP} {meets} }}")
    await says(ben, "Alfa", "Betax")
    await ben.keyboard.type("1")
    await says(chi, "Alf1a", "Betax")
