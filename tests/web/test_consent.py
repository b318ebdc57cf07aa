"""What one is told before one agrees is as wide as what happens then."""

import re
from pathlib import Path

import pytest
from httpx2 import AsyncClient

from tests.cast import CODE
from tests.house import client, visited
from tests.pages.pages import tree

HOME = f"/g/{CODE}"


async def said(browser: AsyncClient, address: str, where: str) -> str:
    """The words that stand somewhere on a page."""
    page = tree((await browser.get(f"{HOME}{address}")).text)
    return re.sub(r"\s+", " ", " ".join(each.text_content() for each in page.xpath(where)))


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "everybody here can find you by name"), ("nb", "finne deg på navn")],
)
async def test_whom_one_lets_follow_one_is_everybody(
    tmp_path: Path, language: str, words: str
) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "chi", language) as chi,
        client(app, "ben", language) as ben,
    ):
        assert words in (await said(chi, "/hall", "//form[@id='permission']")).lower()
        assert "Chi" not in await said(ben, "/colleagues", "//main")
        await chi.post(f"{HOME}/whereabouts/permission", data={"allowed": "yes"})
        assert "Chi" in await said(ben, "/colleagues", "//main")
        assert words in (await said(chi, "/hall", "//form[@id='permission']")).lower()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ("name and organisation", "give me a card", "ask me to convene", "workbook")),
        ("nb", ("Navnet mitt og virksomheten", "gi meg et kort", "være vert", "arbeidsboken")),
    ],
)
async def test_where_one_is_listed_is_said_at_the_door(
    tmp_path: Path, language: str, words: tuple[str, ...]
) -> None:
    async with visited(tmp_path) as (_, app), client(app, None, language) as dee:
        label = await said(dee, "", "//label[input[@name='listed']]")
        assert [each for each in words if each not in label] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "en",
            ("which conversations you were in", "contact card", "mail address", "If you follow"),
        ),
        ("nb", ("hvilke samtaler du har vært i", "kontaktkort", "e-postadresse", "Følger du")),
    ],
)
async def test_what_is_kept_is_said(tmp_path: Path, language: str, words: tuple[str, ...]) -> None:
    async with visited(tmp_path) as (_, app), client(app, None, language) as dee:
        text = await said(dee, "/about", "//div[@class='about']")
        assert [each for each in words if each not in text] == []


async def test_what_one_agreed_to_is_changed_on_ones_own_page(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app) as dee,
    ):
        assert "Ben Bø" in (await dee.get(f"{HOME}/workbook.md")).text
        ticked = "//form[@id='consent']//input[@checked]/@name"
        page = tree((await ben.get(f"{HOME}/contacts")).text)
        assert page.xpath(ticked) == ["named_in_reports", "listed"]
        answer = await ben.post(f"{HOME}/consent", data={"listed": "yes"}, follow_redirects=True)
        assert tree(answer.text).xpath(ticked) == ["listed"]
        await ben.post(f"{HOME}/consent")
        for form in ("/workbook.md", "/workbook", "/topics.json", "/workbook.json"):
            assert "Ben Bø" not in (await dee.get(f"{HOME}{form}")).text
