"""A simulated person's browser without a window: a cookie, a page, and its forms.

The rule: it knows only addresses and forms that a page shows to anyone.
"""

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any
from urllib.parse import urlsplit

import httpx2

from openspace.domain.participants import Introduction
from openspace.rehearsal import reading
from openspace.rehearsal.reading import Followed
from openspace.rehearsal.sight import Mine
from openspace.rehearsal.tally import Tally

PATIENCE = 20.0
IDLE = httpx2.Limits(keepalive_expiry=3)
"""Shorter than the server's, or a form may go out on a connection that is just being closed."""

IDS = re.compile(r"/(?:[0-9a-f]{10}|[\w-]{32})(?=/|$)")

Form = Mapping[str, str | Sequence[str]]


class Outside(Exception):
    """The server does not know this person, or not any more."""


class Visitor:
    """Somebody at an address, ``http://host/g/code[/…]``; ``turned`` is set when pages change.

    ``shown`` is called with the name and html of every page that is opened.
    """

    def __init__(self, address: str, tls: Any = True, tally: Tally | None = None) -> None:
        parts = urlsplit(address)
        self.code = parts.path.split("/")[2]
        self.base = f"{parts.scheme}://{parts.netloc}/g/{self.code}"
        self.cookie = ("__Host-" if parts.scheme == "https" else "") + f"openspace_{self.code}"
        self.page = ""
        self.status = 0
        self.mine = Mine("")
        self.channels: tuple[Followed, ...] = ()
        self.turned = asyncio.Event()
        self.shown: Callable[[str, str], None] | None = None
        self._address = address
        self._tally = tally or Tally()
        self._http = httpx2.AsyncClient(
            follow_redirects=True,
            timeout=PATIENCE,
            limits=IDLE,
            trust_env=False,
            verify=tls,
            event_hooks={"response": [self._count]},
        )

    @property
    def key(self) -> str:
        """The secret of their cookie; empty while they are outside."""
        return self._http.cookies.get(self.cookie) or ""

    async def close(self) -> None:
        """Let the connections go."""
        await self._http.aclose()

    async def come_back(self, key: str) -> None:
        """Open the gathering with the key of an earlier visit. Raises ``Outside``."""
        self._http.cookies.set(self.cookie, key, urlsplit(self.base).hostname or "")
        await self.open("")

    async def come_in(self, introduction: Introduction) -> None:
        """Come through the door with its form. Raises ``Outside`` when it does not open."""
        self._http.cookies.clear()
        door = (await self._http.get(self._address)).text
        said = asdict(_fitting(introduction, reading.sectors(door)))
        form = {name: "yes" if value is True else value for name, value in said.items() if value}
        self._turn(await self._http.post(f"{self.base}/participants", data=form))

    async def open(self, page: str) -> str:
        """Look at a page of the gathering; answers its html."""
        return self._turn(await self._http.get(f"{self.base}/{page}".rstrip("/")))

    async def glance(self, page: str) -> str:
        """How a page of the gathering would look now, the one that is open left as it is."""
        return (await self._http.get(f"{self.base}/{page}".rstrip("/"))).text

    async def send(self, to: str, form: Form | None = None) -> None:
        """Send a form and look at the page that is answered."""
        self._turn(await self._http.post(f"{self.base}/{to}", data=form or {}))

    async def press(self, to: str) -> int:
        """Send a form as htmx does, and stay on the page; answers the status."""
        answer = await self._http.post(f"{self.base}/{to}", headers={"HX-Request": "true"})
        if answer.status_code >= httpx2.codes.INTERNAL_SERVER_ERROR:
            answer.raise_for_status()
        self.mine = reading.mine(answer.text) or self.mine
        return answer.status_code

    async def twin(self, name: str) -> Mapping[str, Any]:
        """A data twin."""
        answer = await self._http.get(f"{self.base}/{name}")
        twin: Mapping[str, Any] = answer.raise_for_status().json()
        return twin

    def _turn(self, answer: httpx2.Response) -> str:
        if answer.status_code >= httpx2.codes.INTERNAL_SERVER_ERROR:
            answer.raise_for_status()
        mine = reading.mine(answer.text)
        if mine is None and answer.is_error and self.mine.participant:
            return answer.text
        if mine is None:
            raise Outside(f"{answer.status_code} at {answer.url.path}")
        if answer.url.path.startswith(f"/g/{self.code}") and not answer.is_error:
            self.page = answer.url.path.removeprefix(f"/g/{self.code}").lstrip("/")
        self.mine, self.channels = mine, reading.channels(answer.text)
        if self.shown:
            self.shown(self.page, answer.text)
        self.turned.set()
        return answer.text

    async def _count(self, answer: httpx2.Response) -> None:
        self.status = answer.status_code
        self._tally.answered(answer.status_code, _asked(answer.request))


def _asked(request: httpx2.Request) -> str:
    """What was asked for, whosoever it is."""
    path = IDS.sub("/…", request.url.path.partition("/g/")[2].partition("/")[2])
    return f"{request.method} {path or 'home'}"


def _fitting(introduction: Introduction, sectors: Sequence[str]) -> Introduction:
    """The introduction with a sector that the door asks for, if it asks for any."""
    if not sectors or introduction.sector in sectors:
        return introduction
    return replace(introduction, sector=sectors[len(introduction.name) % len(sectors)])
