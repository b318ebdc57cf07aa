"""Signing in where one works, and coming back: to take part, and to the desk.

Rules:
    GI1 A page for signing in looks the same whether there is such a gathering or not, unless one
        may know of it.
    GI2 Who comes back is believed in the browser that left, once, within ten minutes; then they
        are led to one of our own pages, and never to an address that came with them.
    GI3 Whatever goes wrong on the way is said in one sentence, beside the other ways in.
    GI4 From one place the provider is asked only so often who came back, because anybody can come
        back with any code.
"""

import time
from dataclasses import replace
from math import ceil

import structlog
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.bus.purses import Purse
from openspace.domain.gathering_file import CODE
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation.house import new_secret
from openspace.facilitation.recognition import cookie_name
from openspace.facilitation.signing_in import come_back, salt
from openspace.pages.contexts.shell import gathering_view
from openspace.pages.environment import render
from openspace.pages.language import language_of
from openspace.pages.origin import cookie
from openspace.pages.views.shell import BareView
from openspace.pages.views.signing_in import ProviderView, SignInPage
from openspace.signing_in.arrivals import Arrival
from openspace.signing_in.pledges import Pledge
from openspace.signing_in.provider import Away, Desk
from openspace.signing_in.subjects import subject_of
from openspace.signing_in.tokens import Known, NotBelieved
from openspace.web import organisers
from openspace.web.answers import absent, redirected, said, status_of
from openspace.web.arriving import PLEDGE, arrive, forget_arrival, sign_ins_of
from openspace.web.asking import Asked, asked, house_of, inside
from openspace.web.cookies import A_WHILE, forget, remember, remember_for
from openspace.web.letters import mails
from openspace.web.whence import place_of

log = structlog.get_logger()

FROM_ONE_PLACE = Purse(300, 0.5)
"""A whole conference may sit behind one address, and signs in while the doors open."""
TOO_OFTEN = Refusal("too_fast", "That was very much at once. Wait %(seconds)s s, then go on.")
AWAY = Refusal(
    "provider_away",
    "%(name)s does not answer just now. Try again in a moment, or come in another way.",
)
NOT_BELIEVED = Refusal(
    "not_believed",
    "%(name)s could not say who you are. Try once more. If it happens again, tell those who run"
    " this page.",
)
DECLINED = Refusal("declined", "You are not signed in: it was stopped on the way.")
OVER = Refusal(
    "sign_in_over", "This sign-in is over, or was begun in another browser. Begin it again here."
)
UNKNOWN = Refusal(
    "not_known_here",
    "You are signed in, but nobody takes part here by this sign-in. Come in another way.",
)


async def sign_in_page(request: Request) -> Response:
    """The ways in of who has been here, or works where one signs in."""
    return await page_with(request, request.path_params["code"])


async def go_in(request: Request) -> Response:
    """Go to where one signs in, to take part."""
    code = request.path_params["code"]
    if not CODE.fullmatch(code):
        return absent(request)
    return await leave(request, Pledge.new("in", code))


@inside(Act.LEAD)
async def go_from_the_desk(who: Asked) -> Response:
    """Go there to bind it to oneself, as a facilitator."""
    return await leave(who.request, Pledge.new("desk", who.code))


async def go_as_organiser(request: Request) -> Response:
    """Go there as an organiser of the house."""
    return await leave(request, Pledge.new("house"))


async def leave(request: Request, pledge: Pledge) -> Response:
    """Be led to where one signs in; this browser holds why."""
    sign_ins = sign_ins_of(request)
    desk = sign_ins.desks.get(request.path_params["provider"])
    if desk is None:
        return absent(request)
    try:
        there = await desk.leads_to(pledge, sign_ins.back(desk), language_of(request))
    except Away:
        return await failed(request, pledge, _told(AWAY, desk))
    response = redirected(there)
    remember_for(request, response, PLEDGE, pledge.kept(), A_WHILE)
    return response


async def return_from_there(request: Request) -> Response:
    """Come back from where one signed in, with a code or with a no."""
    sign_ins, pledge = sign_ins_of(request), Pledge.read(cookie(request, PLEDGE))
    desk = sign_ins.desks.get(request.path_params["provider"])
    if desk is None:
        return absent(request)
    response = await _returned(request, desk, pledge)
    forget(request, response, PLEDGE)
    return response


async def _returned(request: Request, desk: Desk, pledge: Pledge | None) -> Response:
    refusal = _no_return(request, desk, pledge)
    if pledge is None or refusal:
        return await failed(request, pledge, refusal or OVER)
    owner = ("signed in from", place_of(request))
    if wait := house_of(request).purses.spend(owner, FROM_ONE_PLACE, time.monotonic()):
        return await failed(request, pledge, replace(TOO_OFTEN, values={"seconds": ceil(wait)}))
    code, back = request.query_params["code"], sign_ins_of(request).back(desk)
    try:
        known = await desk.who(code, pledge, back)
    except (Away, NotBelieved) as wrong:
        log.warning("sign_in_failed", provider=desk.provider.issuer, why=str(wrong))
        sentence = AWAY if isinstance(wrong, Away) else NOT_BELIEVED
        return await failed(request, pledge, _told(sentence, desk))
    return await ARRIVED[pledge.purpose](request, await _arrival(request, desk, pledge, known))


def _no_return(request: Request, desk: Desk, pledge: Pledge | None) -> Refusal | None:
    """Why who comes back is not listened to, if so (GI2)."""
    told = request.query_params
    if pledge is None or not pledge.came_with(told.get("state", "")):
        return OVER
    if not sign_ins_of(request).arrivals.spend(pledge.seed):
        return OVER
    if told.get("error") == "access_denied":
        return DECLINED
    ours = told.get("iss", desk.provider.issuer) == desk.provider.issuer
    return None if ours and "code" in told else _told(NOT_BELIEVED, desk)


async def _arrival(request: Request, desk: Desk, pledge: Pledge, known: Known) -> Arrival:
    issuer, mixed_with = desk.provider.issuer, await salt(house_of(request))
    subject = await subject_of(mixed_with, issuer, known.sub)
    return Arrival(
        pledge.purpose, pledge.code, desk.provider.name, subject, known.name, known.organisation
    )


async def _to_the_gathering(request: Request, arrival: Arrival) -> Response:
    """Who takes part by this sign-in is inside; others come to the door, if it lets them in."""
    key, code = new_secret(), arrival.code
    if await come_back(house_of(request), code, arrival.subject, key):
        response: Response = redirected(f"/g/{code}")
        remember(request, response, cookie_name(code), key)
        return response
    who = await asked(request, code=code, signed_in=True)
    if who is None:
        return absent(request)
    if who.visit.participant is None and who.gathering.entrance == "guests":
        return await page_with(request, code, UNKNOWN)
    response = redirected(f"/g/{code}")
    if who.visit.participant is None:
        arrive(request, response, arrival)
    return response


async def _to_the_desk(request: Request, arrival: Arrival) -> Response:
    response = redirected(f"/g/{arrival.code}/desk/facilitators#yours")
    arrive(request, response, arrival)
    return response


ARRIVED = {"in": _to_the_gathering, "desk": _to_the_desk, "house": organisers.arrived}


async def not_me(request: Request) -> Response:
    """Whoever signed in, it is somebody else who goes on."""
    response = redirected(f"/g/{request.path_params['code']}")
    forget_arrival(request, response)
    return response


async def failed(request: Request, pledge: Pledge | None, refusal: Refusal) -> Response:
    """What went wrong, beside the other ways in (GI3)."""
    if pledge and pledge.purpose == "house":
        return organisers.sign_in_page(request, refusal)
    return await page_with(request, pledge.code if pledge else "", refusal)


async def page_with(request: Request, code: str, refusal: Refusal | None = None) -> Response:
    """The page for signing in to the gathering with this code, with what is to be said."""
    who = await asked(request, code=code) if code else None
    language = language_of(request, who.gathering if who else None)
    told = SignInPage(
        code=code,
        providers=tuple(
            ProviderView(each.provider.name, f"/g/{code}/signin/{each.provider.id}")
            for each in sign_ins_of(request).desks.values()
            if code
        ),
        inside=who.visit.participant.name if who and who.visit.participant else "",
        open=bool(who and who.gathering.entrance != "organisation"),
        refusal=said(refusal, language) if refusal else "",
        mail=mails(request),
    )
    bare = BareView(language, gathering_view(who.gathering) if who else None)
    html = render(language, "signing_in/page.html", {"bare": bare, "page": told})
    return HTMLResponse(html, status_of(refusal) if refusal else 200)


def _told(refusal: Refusal, desk: Desk) -> Refusal:
    return Refusal(refusal.code, refusal.sentence, {"name": desk.provider.name})


ROUTES = [
    Route("/g/{code}/signin", sign_in_page),
    Route("/g/{code}/signin/arrival/withdrawal", not_me, methods=["POST"]),
    Route("/g/{code}/signin/{provider}", go_in),
    Route("/g/{code}/desk/facilitators/signin/{provider}", go_from_the_desk),
    Route("/gatherings/signin/{provider}", go_as_organiser),
    Route("/signin/{provider}", return_from_there),
]
