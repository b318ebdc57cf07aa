"""The browser itself: it starts, obeys the policy, and axe sees what is wrong."""

from playwright.async_api import Route

from tests.browser.axe import axe
from tests.conftest import Visitor

PAGE = """<!doctype html><html lang="en"><head><title>A page</title></head>
<body><main><h1>A page</h1>{inside}</main></body></html>"""


async def violations(visitor: Visitor, inside: str) -> list[str]:
    page = await visitor()

    async def answer(route: Route) -> None:
        policy = {"content-security-policy": "default-src 'self'"}
        await route.fulfill(
            body=PAGE.format(inside=inside), headers=policy, content_type="text/html"
        )

    await page.route("**/*", answer)
    await page.goto("http://page.test/")
    return [line.split(":")[0] for line in await axe(page)]


async def test_a_sound_page_has_no_violations(visitor: Visitor) -> None:
    assert await violations(visitor, "<p>Sound.</p>") == []


async def test_a_picture_without_words_is_one(visitor: Visitor) -> None:
    assert await violations(visitor, '<img src="/picture.png">') == ["image-alt"]
