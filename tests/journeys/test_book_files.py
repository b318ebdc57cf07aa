"""The book is taken along; where it cannot be made, the page says why."""

from playwright.async_api import Page, expect

from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import participant, visit

WHY = "The disk is full"


async def takes(page: Page, form: str) -> str:
    """Press the link of this form; answers what the file is called."""
    async with page.expect_download() as coming:
        await page.locator(f"main a[href$='.{form}']").first.click()
    return (await coming.value).suggested_filename


async def test_a_file_keeps_its_name_or_says_why_there_is_none(
    server: Demo, visitor: Visitor
) -> None:
    ben = await participant(server, visitor, "Ben Berg")
    for path, forms, name in (
        ("/workbook", ("pdf", "epub", "md", "json"), "demo"),
        ("/workbook/chapters/1", ("docx", "md"), "demo-1"),
    ):
        await visit(server, ben, path)
        for form in forms:
            assert await takes(ben, form) == f"{name}.{form}"
        here = ben.url
        await ben.route(
            "**/*.docx",
            lambda way: way.fulfill(content_type="text/html", body=f"<h1>{WHY}</h1>"),
        )
        await ben.locator("main a[href$='.docx']").first.click()
        await expect(ben.get_by_role("heading")).to_have_text(WHY)
        assert ben.url != here
        await ben.unroute("**/*.docx")
