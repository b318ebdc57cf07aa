"""What is written from right to left stands at the right, and what is not beside it stays."""

import pytest

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant
from tests.journeys.test_notes import in_a_room

SIDES = """line => {
  const words = document.createRange();
  words.selectNodeContents(line);
  const [inside, all] = [words.getBoundingClientRect(), line.getBoundingClientRect()];
  return [inside.left - all.left, all.right - inside.right].map(Math.round);
}"""
"""How far a line's words stand from its left and its right."""


@pytest.mark.parametrize("width", [390, 1280])
async def test_each_line_runs_as_its_words_do(server: Demo, visitor: Visitor, width: int) -> None:
    page = await in_a_room(server, await participant(server, visitor, "Ben Berg", width))
    note = page.get_by_role("textbox", name="Notes")
    await note.click()
    await page.keyboard.type("Hva nå?\nשלום עולם!\nمرحبا بالعالم.\nBuorre beaivi!")
    sides = [await each.evaluate(SIDES) for each in await note.locator("p").all()]
    assert [left < 2 < right for left, right in sides] == [True, False, False, True]
    assert [right < 2 < left for left, right in sides] == [False, True, True, False]
