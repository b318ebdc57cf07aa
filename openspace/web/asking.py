"""A request to a gathering, with what every endpoint needs to know of it.

``inside`` lets participants in, sends others to the door, and keeps an invited gathering
secret; ``@inside(Act.…)`` also asks the permissions table. Nobody else reads the cookie.
"""

import re
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from functools import wraps
from math import ceil
from typing import cast

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from openspace.bus.presence import Person
from openspace.bus.purses import DEEDS, MOVES, Purse
from openspace.config import Settings
from openspace.domain.gathering import Gathering
from openspace.domain.participants import Participant
from openspace.domain.permissions import Act, Caller, may
from openspace.domain.refusal import Refusal
from openspace.facilitation.drafts import Drafts
from openspace.facilitation.histories import Histories
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.pressings import Pressings
from openspace.facilitation.recognition import Visit, cookie_name, invitation_name, recognise
from openspace.facilitation.whereabouts import arrive
from openspace.notes.darkroom import Darkroom
from openspace.pages.fragments import Fragments
from openspace.pages.language import language_of
from openspace.pages.origin import cookie
from openspace.web.answers import absent, redirected, refused, said
from openspace.web.arriving import arrival_of
from openspace.workbook.press import Press

Endpoint = Callable[[Request], Awaitable[Response]]
SMALL = re.compile("[0-9]{1,9}")
SAFE_METHODS = {"GET", "HEAD", "OPTIONS"}
SAID_ABOVE = "openspace.said_above"
"""Where the scope of a page that is asked for anew has the refusal to say on it."""
TOO_MANY_MOVES = Refusal(
    "too_fast",
    "You are changing rooms faster than anybody can follow. Wait %(seconds)s s, then go on.",
)
TOO_MANY_DEEDS = Refusal("too_fast", "That was very much at once. Wait %(seconds)s s, then go on.")
MOVING, DOING = (MOVES, TOO_MANY_MOVES), (DEEDS, TOO_MANY_DEEDS)


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
    """The fields of a form. None of these takes a file, so one that is sent is never kept."""
    return await request.form(max_files=0)


class NoPart(Exception):
    """Who asks was removed from this gathering: answered by ``people.no_part``."""

    def __init__(self, who: Asked) -> None:
        super().__init__(who.code)
        self.who = who


class TooFast(Exception):
    """Who asks has done too much at once (CR2): answered by ``pace.slowed``."""

    def __init__(self, who: Asked, refusal: Refusal, wait: float) -> None:
        super().__init__(who.code)
        self.who, self.refusal, self.wait = who, refusal, wait


def house_of(request: Request) -> House:
    """The house this server keeps."""
    return cast("House", request.app.state.house)


def settings_of(request: Request) -> Settings:
    """What the operator decided."""
    return cast("Settings", request.app.state.settings)


def drafts_of(request: Request) -> Drafts:
    """The suggested agendas that this server draws."""
    return cast("Drafts", request.app.state.drafts)


def histories_of(request: Request) -> Histories:
    """The notes of this server as they were."""
    return cast("Histories", request.app.state.histories)


def fragments_of(request: Request) -> Fragments:
    """What renders the pushes of this server."""
    return cast("Fragments", request.app.state.fragments)


def darkroom_of(request: Request) -> Darkroom:
    """Where pictures are opened."""
    return cast("Darkroom", request.app.state.darkroom)


def pressings_of(request: Request) -> Pressings:
    """The editions that this server presses."""
    return cast("Pressings", request.app.state.pressings)


def press_of(request: Request) -> Press:
    """The press that this server runs."""
    return cast("Press", request.app.state.press)


async def asked(
    request: Request,
    invitation: str | None = None,
    key: str | None = None,
    *,
    code: str = "",
    signed_in: bool = False,
) -> Asked | None:
    """The request, understood; None when there is no such gathering, or none for them.

    An ``invitation`` counts before the one that the browser holds, a ``key`` after its own; the
    ``code`` is that of the address where none is given. Raises ``NoPart`` for somebody who was
    removed, whatever they ask for.
    """
    house = house_of(request)
    code = code or request.path_params["code"]
    invitation = invitation or cookie(request, invitation_name(code))
    key = cookie(request, cookie_name(code)) or key
    signed_in = signed_in or arrival_of(request, "in", code) is not None
    visit = await recognise(house, code, key, invitation, signed_in=signed_in)
    if visit is None:
        return None
    who = Asked(request, house, visit, language_of(request, visit.gathering))
    if visit.removed:
        raise NoPart(who)
    return who


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
            if request.method not in SAFE_METHODS:
                pay(who, *(MOVING if act is Act.MOVE else DOING))
            if not who.house.presence.knows(person):
                await who.house.perform(arrive, who.caller)
            who.house.presence.seen(person, time.monotonic())
            return await endpoint(who)

        return answer

    return wrap


def pay(who: Asked, purse: Purse, otherwise: Refusal) -> None:
    """Take what this costs of somebody's credits. Raises ``TooFast``.

    The page on which one is told so costs nothing.
    """
    if SAID_ABOVE in who.request.scope:
        return
    person = Person(who.code, who.caller.person)
    wait = who.house.purses.spend(person, purse, time.monotonic())
    if wait:
        raise TooFast(who, replace(otherwise, values={"seconds": ceil(wait)}), wait)


def left_page(request: Request) -> str:
    """The page of this gathering that was left for this request, with its query; empty for none."""
    home = f"/g/{request.path_params['code']}"
    left = request.headers.get("referer", "").partition(f"://{request.headers.get('host')}")[2]
    path = left.partition("?")[0]
    ours = path == home or path.startswith(f"{home}/")
    return left if ours and _can_be_looked_at(request, path) else ""


def _can_be_looked_at(request: Request, path: str) -> bool:
    looking = {"type": "http", "method": "GET", "path": path}
    return any(route.matches(looking)[0] is Match.FULL for route in request.app.routes)


def readable(endpoint: Callable[[Asked], Awaitable[Response]]) -> Endpoint:
    """For whoever may read what everyone writes: anyone, where the gathering is open."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        who = await asked(request)
        return await endpoint(who) if who and who.visit.may_read else absent(request)

    return answer
