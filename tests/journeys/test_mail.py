"""A facilitator gives an address, and comes in on a phone by the mailed link, by keyboard alone."""

import asyncio
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.async_api import expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import facilitator, visit
from tests.mailboxes import Mailbox, mailbox

ANA = "ana@blåbær.no"
GONE = "ana@gone.example"


async def test_a_mailed_link_brings_a_facilitator_to_the_desk(
    tmp_path: Path, visitor: Visitor
) -> None:
    async with mailbox() as box:
        with mailing(tmp_path, box) as server:
            await brought(server, box, visitor)


async def brought(server: Demo, box: Mailbox, visitor: Visitor) -> None:
    ana = await facilitator(server, visitor)
    await visit(server, ana, "/address")
    assert await axe(ana) == []
    await ana.get_by_label("My mail address").fill(ANA)
    await ana.get_by_role("button", name="Write to me", exact=True).click()
    await expect(ana.get_by_role("heading", name="Look into your mail")).to_be_visible()
    await until(lambda: len(box.taken) == 1)
    first = await visitor(width=390)
    await first.goto(link_in(box))
    await first.get_by_role("button", name="Come in").click()
    await expect(ana.get_by_role("heading", name="We write to you here")).to_be_visible()

    await visit(server, ana, "/desk/letters")
    phone = await visitor(width=390)
    await visit(server, phone, "/signin")
    await phone.get_by_label("My mail address").focus()
    await phone.keyboard.type(ANA)
    await phone.keyboard.press("Enter")
    await expect(phone.get_by_role("heading", name="Look into your mail")).to_be_visible()
    await expect(ana.get_by_text("2 were sent")).to_be_visible()
    await phone.goto(link_in(box))
    await phone.get_by_role("button", name="Come in").press("Enter")
    await expect(phone).to_have_url(server.participant)
    await visit(server, phone, "/desk/letters")
    assert await axe(phone) == []
    await expect(phone.get_by_text("2 were sent")).to_be_visible()


async def test_all_that_could_not_be_sent_is_taken_along_as_a_file(
    tmp_path: Path, visitor: Visitor
) -> None:
    async with mailbox() as box:
        box.answers[GONE] = ["550 nobody here"]
        with mailing(tmp_path, box) as server:
            ana = await facilitator(server, visitor)
            await visit(server, ana, "/address")
            await ana.get_by_label("My mail address").fill(GONE)
            await ana.get_by_role("button", name="Write to me", exact=True).click()
            await expect(ana.get_by_role("heading", name="Look into your mail")).to_be_visible()
            await visit(server, ana, "/desk/letters")
            await expect(ana.get_by_text("1 has failed")).to_be_visible()
            async with ana.expect_download() as coming:
                await ana.get_by_role("button", name="All that wait, as a table").click()
            assert (await coming.value).suggested_filename.endswith(".csv")


@contextmanager
def mailing(folder: Path, box: Mailbox) -> Iterator[Demo]:
    """A demo that mails."""
    server = Demo(folder / "data")
    server.settings = {
        "OPENSPACE_SMTP": f"smtp://127.0.0.1:{box.port}",
        "OPENSPACE_MAIL_FROM": "openspace@example.org",
        "OPENSPACE_ADDRESS": f"http://127.0.0.1:{server.port}",
    }
    server.start()
    try:
        yield server
    finally:
        server.stop()


def link_in(box: Mailbox) -> str:
    """The link in the letter that came last."""
    body = box.taken[-1][1].get_body(("plain",))
    assert body
    links: list[str] = re.findall(r"^http\S+/links/\S+", body.get_content(), re.MULTILINE)
    return links[-1]


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not true():
            await asyncio.sleep(0.05)
