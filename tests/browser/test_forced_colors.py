"""With people's own colours in place of ours (a contrast theme), what is chosen is still seen."""

from typing import Literal

import pytest
from playwright.async_api import Page

from tests.browser.stage import Stage
from tests.conftest import Visitor

BESIDE = {
    "box": '<label class="choice"><input type="checkbox"{}>Named</label>',
    "choice": '<label class="choice"><input type="radio"{}>Everybody</label>',
    "filter": '<div class="filters"><label class="chip"><input type="radio"{}>Mine</label></div>',
    "mark": '<button class="interest" aria-pressed="{}"><i class="interest-ring"></i></button>',
    "tool": '<div class="note-tools"><button aria-pressed="{}">B</button></div>',
    "dot": '<span class="dot {}">&nbsp;</span>',
}
SAYS = {"mark": ("true", "false"), "tool": ("true", "false"), "dot": ("dot-mine", "")}


def pair(kind: str) -> str:
    """The same twice: what is chosen, and what is not."""
    chosen, other = SAYS.get(kind, (" checked", ""))
    return "".join(
        f'<div class="dot-row" id="{kind}_{name}">{BESIDE[kind].format(said)}</div><hr>'
        for name, said in (("chosen", chosen), ("other", other))
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_what_is_chosen_is_seen_in_a_contrast_theme(
    stage: Stage, visitor: Visitor, scheme: Literal["light", "dark"]
) -> None:
    pairs = "".join(map(pair, BESIDE))
    stage.inside = f'<link rel="stylesheet" href="/static/openspace.css">{pairs}'
    page = await visitor()
    await page.emulate_media(forced_colors="active", color_scheme=scheme)
    await page.goto(stage.address("/marketplace"))
    alike = [
        kind for kind in BESIDE
        if await drawn(page, f"#{kind}_chosen") == await drawn(page, f"#{kind}_other")
    ]  # fmt: skip
    assert alike == []


async def drawn(page: Page, what: str) -> bytes:
    return await page.locator(what).screenshot(animations="disabled")
