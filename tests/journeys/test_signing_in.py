"""A facilitator adds a passkey in one browser, and comes back by it in another, by keyboard."""

import re
from pathlib import Path

from playwright.async_api import CDPSession, Page, expect

from tests.browser.axe import axe
from tests.browser.demo import Demo
from tests.conftest import Visitor
from tests.journeys.people import come_in

PHONE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
}


async def with_device(page: Page) -> tuple[CDPSession, str]:
    """A device beside this page, which says yes."""
    line = await page.context.new_cdp_session(page)
    await line.send("WebAuthn.enable")
    made = await line.send("WebAuthn.addVirtualAuthenticator", {"options": PHONE})
    return line, made["authenticatorId"]


async def test_a_facilitator_comes_back_by_a_passkey(tmp_path: Path, visitor: Visitor) -> None:
    server = Demo(tmp_path / "data")
    here = f"http://localhost:{server.port}"
    server.settings = {"OPENSPACE_ADDRESS": here}
    server.start()
    try:
        ana = await visitor()
        link = server.facilitator.replace(f"http://127.0.0.1:{server.port}", here)
        await come_in(ana, link, "Ana Aas")
        line, device = await with_device(ana)
        await ana.goto(f"{here}/g/demo/desk/facilitators")
        await ana.get_by_label("What do you call this device?").fill("The laptop")
        await ana.get_by_label("What do you call this device?").press("Enter")
        added = ana.get_by_role("button", name=re.compile("Remove.*The laptop"))
        await expect(added).to_be_visible()
        held = await line.send("WebAuthn.getCredentials", {"authenticatorId": device})

        phone = await visitor(width=390)
        other, theirs = await with_device(phone)
        await phone.goto(f"{here}/g/demo/signin")
        assert await axe(phone) == []
        button = phone.get_by_role("button", name="Sign in with a passkey")
        await button.press("Enter")
        await expect(phone.get_by_role("alert")).to_contain_text("No passkey was shown.")
        for each in held["credentials"]:
            carried = {"authenticatorId": theirs, "credential": each}
            await other.send("WebAuthn.addCredential", carried)
        await button.press("Enter")
        await expect(phone).to_have_url(f"{here}/g/demo/desk")
    finally:
        server.stop()
