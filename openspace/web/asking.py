"""A request to a gathering, with what every endpoint needs to know of it.

``inside`` lets participants in, sends others to the door, and keeps an invited gathering
secret; ``@inside(Act.…)`` also asks the permissions table. Nobody else reads the cookie.
"""

import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps
from typing import cast

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from openspace.bus.presence import Person
from openspace.config import Settings
from openspace.domain.gathering import Gathering
from openspace.domain.participants import Participant
from openspace.domain.permissions import Act, Caller, may
from openspace.domain.refusal import Refusal
from openspace.facilitation.drafts import Drafts
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.recognition import Visit, cookie_name, invitation_name, recognise
from openspace.facilitation.whereabouts import arrive
from openspace.pages.fragments import Fragments
from openspace.pages.language import language_of
from openspace.pages.origin import cookie
from openspace.web.answers import absent, redirected, refused, said
from openspace.workbook.press import Press

Endpoint = Callable[[Request], Awaitable[Response]]
SMALL = re.compile("[0-9]{1,9}")


def small_number(text: str) -> int | None:
    """A whole number of at most nine plain digits; anything else is none."""
    return int(text) if SMALL.fullmatch(text) else None


@dataclass(frozen=True, slots=True)
class Asked:
    """A request, the house, and who is asking in which language."""

    request: Request
    house: House
    visit: Visit
    language: str

    @property
    def gathering(self) -> Gathering:
        """The gathering in the address."""
        return self.visit.gathering

    @property
    def code(self) -> str:
        """Its code."""
        return self.visit.gathering.code

    @property
    def caller(self) -> Caller:
        """Who is asking, to the verbs."""
        return self.visit.caller

    @property
    def participant(self) -> Participant:
        """Who is asking; only inside."""
        if self.visit.participant is None:
            raise LookupError("nobody is inside here")
        return self.visit.participant

    @property
    def in_part(self) -> bool:
        """Whether a page that is there already asks, and only wants what changed."""
        return "hx-request" in self.request.headers

    def path(self, name: str) -> str:
        """A part of the address."""
        return cast("str", self.request.path_params[name])

    def say(self, refusal: Refusal) -> str:
        """A refusal's sentence in the person's language."""
        return said(refusal, self.language)

    async def form(self) -> FormData:
        """What was sent."""
        return await sent(self.request)

    async def text(self, name: str) -> str:
        """One field of what was sent; a missing or strange one is empty."""
        value = (await self.form()).get(name)
        return value if isinstance(value, str) else ""

    async def texts(self, name: str) -> tuple[str, ...]:
        """Every one of the fields with this name that is text."""
        fields = (await self.form()).getlist(name)
        return tuple(each for each in fields if isinstance(each, str))


async def sent(request: Request) -> FormData:
    """The fields of a form. None of ours takes a file, so one that is sent is never kept."""
    return await request.form(max_files=0)


def house_of(request: Request) -> House:
    """The house this server keeps."""
    return cast("House", request.app.state.house)


def settings_of(request: Request) -> Settings:
    """What the operator decided."""
    return cast("Settings", request.app.state.settings)


def drafts_of(request: Request) -> Drafts:
    """The suggested agendas that this server draws."""
    return cast("Drafts", request.app.state.drafts)


def fragments_of(request: Request) -> Fragments:
    """What renders the pushes of this server."""
    return cast("Fragments", request.app.state.fragments)


def press_of(request: Request) -> Press:
    """The press that this server runs."""
    return cast("Press", request.app.state.press)


async def asked(
    request: Request, invitation: str | None = None, key: str | None = None
) -> Asked | None:
    """The request, understood; None when there is no such gathering, or none for them.

    An ``invitation`` counts before the one that the browser holds, a ``key`` after its own.
    """
    house = house_of(request)
    code = request.path_params["code"]
    invitation = invitation or cookie(request, invitation_name(code))
    visit = await recognise(house, code, cookie(request, cookie_name(code)) or key, invitation)
    if visit is None:
        return None
    return Asked(request, house, visit, language_of(request, visit.gathering))


def inside(
    act: Act = Act.READ,
) -> Callable[[Callable[[Asked], Awaitable[Response]]], Endpoint]:
    """For participants: others are shown the door, or nothing where one must be invited."""

    def wrap(endpoint: Callable[[Asked], Awaitable[Response]]) -> Endpoint:
        @wraps(endpoint)
        async def answer(request: Request) -> Response:
            who = await asked(request)
            if who is None:
                return absent(request)
            if who.visit.participant is None:
                return redirected(f"/g/{who.code}")
            if not may(who.caller, act):
                return refused(who.language, who.say(NOT_ALLOWED), f"/g/{who.code}", 403)
            person = Person(who.code, who.caller.person)
            if not who.house.presence.knows(person):
                await who.house.perform(arrive, who.caller)
            who.house.presence.seen(person, time.monotonic())
            return await endpoint(who)

        return answer

    return wrap


def readable(endpoint: Callable[[Asked], Awaitable[Response]]) -> Endpoint:
    """For whoever may read what everyone writes: anyone, where the gathering is open."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        who = await asked(request)
        return await endpoint(who) if who and who.visit.may_read else absent(request)

    return answer
