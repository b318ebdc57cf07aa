"""The displays at the doors, their signs, and the page that a phone comes to by the code.

The rule: who may read the gathering may see a display; where only invited people may read, the key
in its address is exchanged for a cookie that opens displays and the big screen, and nothing else.
"""

from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.bus import channels
from openspace.bus.channels import Channel
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation.displays import make_key
from openspace.facilitation.house import new_secret
from openspace.facilitation.recognition import display_name, recognise_screen
from openspace.pages.contexts import displays as contexts
from openspace.pages.contexts.shell import gathering_view, versions
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.language import language_of
from openspace.pages.origin import cookie
from openspace.pages.views.shell import BareView
from openspace.store import displays as kept
from openspace.store.keeping import Transaction
from openspace.web.answers import absent, redirected
from openspace.web.asking import Asked, Endpoint, asked, house_of, inside
from openspace.web.cookies import remember
from openspace.web.showing import Shown, show

SIGNS = Shown("displays/signs.html", "desk", (), tells=True)
DOORWAY = Shown("displays/doorway.html", "hall", ("display",))


def on_a_wall(endpoint: Callable[[Asked], Awaitable[Response]]) -> Endpoint:
    """For whoever may read, and for a screen whose key opens it."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        who = await asked(request)
        if who and who.visit.may_read:
            return await endpoint(who)
        code, key = (
            request.path_params["code"],
            cookie(request, display_name(request.path_params["code"])),
        )
        visit = await recognise_screen(house_of(request), code, key) if key else None
        if visit is None:
            return absent(request)
        language = language_of(request, visit.gathering)
        return await endpoint(Asked(request, house_of(request), visit, language))

    return answer


@on_a_wall
async def display(who: Asked) -> Response:
    """What goes on at a place, large; it follows its own channel and no other."""
    place, at = who.path("place"), who.house.clock()
    followed = versions(who.house.bus, (Channel(who.code, channels.DISPLAY),))

    def work(tx: Transaction) -> str | None:
        now = Snapshot(tx, who.code)
        desk = who.caller.facilitates
        page = contexts.display_page(now, place, _origin(who), followed, at, desk=desk)
        if page is None:
            return None
        bare = BareView(who.language, gathering_view(who.gathering))
        return render(who.language, "displays/page.html", {"bare": bare, "page": page})

    html = await who.house.store.read(work)
    return HTMLResponse(html) if html else absent(who.request)


async def unlock(request: Request) -> Response:
    """Exchange the key in a display's address for a cookie, and take it out of the address."""
    code, secret = request.path_params["code"], request.path_params["secret"]
    if await recognise_screen(house_of(request), code, secret) is None:
        return absent(request)
    response = redirected(f"/g/{code}/places/{request.path_params['place']}/display")
    remember(request, response, display_name(code), secret)
    return response


async def doorway(request: Request) -> Response:
    """What a phone comes to by the code at a door; who is new comes in by the front door first."""
    who = await asked(request)
    if who is None:
        return absent(request)
    place = request.path_params["place"]
    if who.visit.participant is None:
        return redirected(f"/g/{who.code}?to={place}")
    return await _doorway(request)


@inside()
async def _doorway(who: Asked) -> Response:
    place = who.path("place")
    page = await show(who, DOORWAY, lambda now: contexts.doorway_view(now, place))
    return page if page.status_code != 404 else redirected(f"/g/{who.code}/hall")


@inside(Act.SET_UP)
async def signs(who: Asked) -> Response:
    """The addresses of the displays, and a sign for each door."""
    return await _signs(who)


@inside(Act.SET_UP)
async def new_key(who: Asked) -> Response:
    """A new key for the displays, shown once; where anyone may read, none is needed."""
    if who.gathering.visibility != "invited":
        return redirected(f"/g/{who.code}/desk/displays")
    secret = new_secret()
    outcome = await who.house.perform(make_key, who.caller, secret)
    refused = outcome if isinstance(outcome, Refusal) else None
    return await _signs(who, "" if refused else secret, refused)


async def _signs(who: Asked, secret: str = "", refusal: Refusal | None = None) -> Response:
    origin = _origin(who)

    def view(now: Snapshot) -> object:
        made = kept.has_key(now.tx, now.code)
        return contexts.signs_page(now, origin, secret, made=made)

    return await show(who, SIGNS, view, refusal)


def _origin(who: Asked) -> str:
    """The gathering's own address."""
    return str(who.request.url.replace(path=f"/g/{who.code}", query=""))


ROUTES = [
    Route("/g/{code}/places/{place}", doorway, methods=["GET"]),
    Route("/g/{code}/places/{place}/display", display),
    Route("/g/{code}/places/{place}/display/{secret}", unlock),
    Route("/g/{code}/desk/displays", signs),
    Route("/g/{code}/displays/key", new_key, methods=["POST"]),
]
