"""Two people and characters of several steps: emoji, flags, Sámi, and words from right to left."""

from collections.abc import Sequence

from playwright.async_api import Page, expect

CHARACTERS = ("Ŋ", "🇳🇴", "ž", "👩‍👩‍👧", "👍🏽", "🇸🇪", "🇳🇴", "𝒪", "😀", "é", "đ", "ש", "ל", "ם")
SAYS = """said => {
  const bare = document.querySelector("#note-text [role=textbox]")?.cloneNode(true);
  for (const each of bare?.querySelectorAll(".note-caret") ?? []) each.remove();
  return bare?.textContent === said;
}"""

STANDS = """before => {
  const caret = document.querySelector(".note-caret");
  const said = document.createRange();
  said.setStart(document.querySelector("#note-text [role=textbox]"), 0);
  if (caret) said.setEndBefore(caret);
  return caret !== null && said.toString().replaceAll("\u2060", "") === before;
}"""
AT_ONCE = """async () => {
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  getSelection().modify("move", "forward", "character");
  const how = { key: "Backspace", keyCode: 8, bubbles: true, cancelable: true };
  return document.activeElement.dispatchEvent(new KeyboardEvent("keydown", how));
}"""
"""A key in the same breath as the caret moves: whether the editor leaves it to the browser."""


async def they_edit_whole_characters(ben: Page, chi: Page) -> None:
    """They write and take away where the other's caret stands, one after the other."""
    left: list[str] = []
    await ben.get_by_role("textbox", name="Notes").click()
    await ben.keyboard.press("Control+A")
    await ben.keyboard.press("Backspace")
    await says(chi, left)
    await chi.get_by_role("textbox", name="Notes").click()
    await stands(ben, left)
    for at, character in enumerate(CHARACTERS):
        page, other = ((ben, chi), (chi, ben))[at % 2]
        await page.keyboard.press("Control+End")
        await page.keyboard.insert_text(character)
        left.append(character)
        await says(other, left)
        await stands(other, left)
        if at == 1:
            await page.keyboard.press("Control+Home")
            assert await page.evaluate(AT_ONCE)
            await stands(other, left[:1])
    for page, other, keys, gone in (
        (chi, ben, "Control+Home Control+End Backspace", len(left) - 1),
        (ben, chi, "Control+Home Control+End Backspace", len(left) - 2),
        (ben, chi, "Control+End Control+Home ArrowRight ArrowRight Backspace", 1),
        (chi, ben, "Control+End Control+Home ArrowRight ArrowRight Delete", 2),
        (chi, ben, "Control+End Control+Home ArrowRight Shift+ArrowRight Backspace", 1),
        (ben, chi, "Control+End Control+Home ArrowRight Delete", 1),
        (chi, ben, "Control+End Control+Home ArrowRight Backspace", 0),
    ):
        for key in keys.split():
            await page.keyboard.press(key)
        left.pop(gone)
        await says(other, left)
        await stands(other, left[:gone])
    for page in (ben, chi):
        await expect(page.locator("#note-saved")).to_have_text("Saved")
    await chi.reload()
    await says(chi, left)


async def says(page: Page, said: Sequence[str]) -> None:
    """These characters, and nothing else."""
    await page.wait_for_function(SAYS, arg="".join(said))


async def stands(page: Page, before: Sequence[str]) -> None:
    """The other's caret is seen behind these, so that nothing is on its way."""
    await page.wait_for_function(STANDS, arg="".join(before))
