"""What axe-core finds wrong with a page, as lines that a test can compare with nothing.

The rule: every rule of WCAG 2.2 A and AA and axe's best practices, no exceptions. Style sheets
are fetched and read anew for one experimental rule that does not run, so they are not.
"""

from functools import cache

from playwright.async_api import Page

from tests.browser.npm import installed

RUN = """async (only) => {
    const rules = only ? { runOnly: { type: "rule", values: [only] } } : {};
    const preload = { assets: ["media"] };
    const found = await axe.run(document, { resultTypes: ["violations"], preload, ...rules });
    return found.violations.flatMap((violation) =>
        violation.nodes.map((node) => `${violation.id}: ${node.target.join(" ")}: ${node.html}`));
}"""


async def axe(page: Page, only: str = "") -> list[str]:
    """One line a violation and element; an accessible page gives none. ``only`` is one rule."""
    if not await page.evaluate("'axe' in window"):
        await page.evaluate(script())
    lines: list[str] = await page.evaluate(RUN, only)
    return lines


@cache
def script() -> str:
    """axe-core's own source."""
    return (installed("axe-core") / "axe.min.js").read_text()
