"""A certified provider, started with the project's Node, and people who sign in at it."""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx2

from openspace.config import Settings
from tests.browser.npm import NODE, TESTS, installed
from tests.house import HERE

SECRET = "between the two of us"
NAME = "Innlandet fylkeskommune"
NUMBER, MAIL = "01017012345", "@canary.example"
"""What the provider tells of everybody, unasked."""


@dataclass(frozen=True, slots=True)
class Started:
    """A provider that answers at ``issuer``."""

    issuer: str
    process: subprocess.Popen[str]

    def settings(self, address: str = HERE) -> Settings:
        """Those of a house whose people sign in here."""
        return Settings(
            address=address,
            oidc_issuer=self.issuer,
            oidc_client="openspace",
            oidc_secret=SECRET,
            oidc_name=NAME,
        )


@contextmanager
def provider(address: str = HERE) -> Iterator[Started]:
    """One that leads back to this address of ours."""
    installed("oidc-provider")
    program, script = NODE / "bin" / "node", Path(__file__).with_name("provider.mjs")
    process = subprocess.Popen(
        [str(program), str(script), f"{address}/signin/organisation", SECRET],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=TESTS,
        env={**os.environ, "NODE_NO_WARNINGS": "1"},
    )
    assert process.stdout
    try:
        yield Started(process.stdout.readline().strip(), process)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


async def signed_in(there: str, name: str) -> str:
    """Sign in at the provider under a name; answers the address that it leads back to."""
    async with httpx2.AsyncClient(follow_redirects=False) as browser:
        answer = await browser.get(there)
        for told in ({"prompt": "login", "login": name, "password": "any"}, {"prompt": "consent"}):
            page = await _followed(browser, answer)
            if page.headers.get("location"):
                return page.headers["location"]
            found = re.search(r'action="([^"]+)"', page.text)
            assert found, page.text
            answer = await browser.post(found[1], data=told)
        return (await _followed(browser, answer)).headers["location"]


async def declined(there: str) -> str:
    """Go there, and stop; answers the address that it leads back to."""
    async with httpx2.AsyncClient(follow_redirects=False) as browser:
        page = await _followed(browser, await browser.get(there))
        found = re.search(r'href="([^"]+/abort)"', page.text)
        assert found, page.text
        return (await _followed(browser, await browser.get(found[1]))).headers["location"]


async def _followed(browser: httpx2.AsyncClient, answer: httpx2.Response) -> httpx2.Response:
    """Where its redirects lead at the provider; the last is a page, or leads away from it."""
    while answer.is_redirect:
        there = answer.url.join(answer.headers["location"])
        if (there.host, there.port) != (answer.url.host, answer.url.port):
            return answer
        answer = await browser.get(there)
    return answer
