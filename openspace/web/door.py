"""The front, the door and coming in."""

import re
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.gathering_file import CODE
from openspace.domain.invitations import LEADS_BY_NOW
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Caller, Role
from openspace.domain.refusal import Refusal
from openspace.domain.signing_in import LINK_ENDED, SIGN_IN_FIRST
from openspace.facilitation.door import let_in, raise_role, register
from openspace.facilitation.house import new_secret
from openspace.facilitation.recognition import cookie_name, invitation_name
from openspace.pages.contexts import entry
from openspace.pages.contexts.registration import coming_view, introduction_of
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.language import COOKIE, LANGUAGES, language_of
from openspace.pages.origin import cookie
from openspace.pages.views.entry import FrontPage
from openspace.pages.views.shell import BareView
from openspace.pages.views.signing_in import ProviderView, WayInView
from openspace.signing_in.arrivals import Arrival
from openspace.store import invitations as links
from openspace.web.answers import absent, redirected, refused, status_of
from openspace.web.arriving import arrival_of, forget_arrival, sign_ins_of
from openspace.web.asking import Asked, asked, house_of, inside, left_page, sent
from openspace.web.coming import came, held_up
from openspace.web.cookies import forget, remember
from openspace.web.registration import opened_by, waiting_page
from openspace.web.showing import Shown, bare_page, show
from openspace.web.signing_in import page_with

KEY = re.compile("[A-Za-z0-9_-]{32}")
PLACE = re.compile("[A-Za-z0-9_-]{1,48}")
ABOUT = Shown("about/page.html")
HOME = Shown("home/page.html", "home", ("shell", "foyer", "closing", "wanted"))


async def front(request: Request) -> Response:
    """Have you got a link or a code."""
    language = language_of(request)
    code = request.query_params.get("code", "").strip()
    if shared := await opened_by(house_of(request), code):
        return redirected(f"/g/{shared[0]}/invitation/{shared[1]}")
    if CODE.fullmatch(code):
        return redirected(f"/g/{code}")
    context = {"bare": BareView(language), "page": FrontPage()}
    return HTMLResponse(render(language, "front/page.html", context))


async def gathering(request: Request) -> Response:
    """Home for a participant, the door for anybody who may come in."""
    who = await asked(request)
    if who is None:
        return absent(request)
    if who.visit.participant is not None:
        return await home(request)
    if who.visit.waiting:
        return await waiting_page(who)
    return await _door(who, to=_place(request.query_params.get("to", "")))


@inside()
async def home(who: Asked) -> Response:
    """The home of the gathering."""
    return await show(who, HOME, lambda now: entry.home_page(now, who.participant))


async def about(request: Request) -> Response:
    """The method, what is kept, the licence: for whoever may come in, before they do."""
    who = await asked(request)
    if who is None:
        return absent(request)
    if who.visit.participant is not None:
        return await show(who, ABOUT, entry.about_page)
    html = await bare_page(who, "about/outside.html", entry.about_page)
    return HTMLResponse(html)


async def invitation(request: Request) -> Response:
    """Exchange a link for a cookie, and take it out of the address."""
    secret = request.path_params["secret"]
    who = await asked(request, secret)
    if who is None:
        return absent(request)
    if who.visit.invited_as is None and not who.visit.guest:
        return _ended(who)
    if who.visit.participant is not None:
        return await _raised(who, secret)
    if who.visit.guest and await _leads(who, secret):
        return await page_with(request, who.code, LEADS_BY_NOW)
    if who.visit.waiting:
        key = cookie(request, cookie_name(who.code)) or ""
        await who.house.perform(let_in, who.caller, secret, key)
        return redirected(f"/g/{who.code}")
    response = redirected(f"/g/{who.code}")
    remember(request, response, invitation_name(who.code), secret)
    return response


async def come_in(request: Request) -> Response:
    """Come through the door, once: who is inside, or sends the form again, goes home."""
    key = await _key(request)
    who = await asked(request, key=key)
    if who is None:
        return absent(request)
    if who.visit.participant is not None:
        return _home_with(who, cookie(request, cookie_name(who.code)) or key)
    typed, to = await _introduction(who), _place(await who.text("to"))
    if slow := held_up(who, typed.email):
        return await _door(who, typed, slow, to)
    arrived = arrival_of(request, "in", who.code)
    opens = who.visit.invited_as or who.visit.guest
    secret = cookie(request, invitation_name(who.code)) if opens else None
    outsider, subject = Caller(who.code, None, Role.OUTSIDE), arrived.subject if arrived else ""
    outcome = await who.house.perform(register, outsider, typed, secret, key, subject)
    if outcome == LINK_ENDED:
        response = _ended(who)
    elif outcome == LEADS_BY_NOW:
        response = await page_with(request, who.code, LEADS_BY_NOW)
    elif isinstance(outcome, Refusal):
        return await _door(who, typed, outcome, to)
    else:
        came(who, typed.email)
        response = _home_with(who, key, f"/places/{to}" if to else "")
    forget(request, response, invitation_name(who.code))
    forget_arrival(request, response)
    return response


async def language(request: Request) -> Response:
    """Choose the language to be spoken to in."""
    chosen = (await sent(request)).get("language")
    response = redirected(_back(request))
    if isinstance(chosen, str) and chosen in LANGUAGES:
        remember(request, response, COOKIE, chosen)
    return response


async def _raised(who: Asked, secret: str) -> Response:
    key = cookie(who.request, cookie_name(who.code)) or ""
    new = new_secret()
    outcome = await who.house.perform(raise_role, who.caller, secret, key, new)
    if isinstance(outcome, Refusal):
        return _ended(who)
    return _home_with(who, new if outcome else key)


async def _leads(who: Asked, secret: str) -> bool:
    """Whether whom a personal link is for facilitates by now (IN8)."""
    guest = await who.house.store.read(lambda tx: links.by_link(tx, who.code, secret))
    return guest is not None and guest.facilitates


def _home_with(who: Asked, key: str, way: str = "") -> Response:
    response = redirected(f"/g/{who.code}{way}")
    remember(who.request, response, cookie_name(who.code), key)
    return response


async def _key(request: Request) -> str:
    """The key that the door's form brought along; a new one where it brought none of ours."""
    brought = (await sent(request)).get("key")
    return brought if isinstance(brought, str) and KEY.fullmatch(brought) else new_secret()


async def _introduction(who: Asked) -> Introduction:
    return Introduction(
        name=await who.text("name"),
        organisation=await who.text("organisation"),
        sector=await who.text("sector"),
        named_in_reports=bool(await who.text("named_in_reports")),
        listed=bool(await who.text("listed")),
        email=await who.text("email"),
    )


def _place(told: str) -> str:
    """The place whose code somebody came by; nothing that is not the id of one."""
    return told if PLACE.fullmatch(told) else ""


async def _door(
    who: Asked,
    typed: Introduction | None = None,
    refusal: Refusal | None = None,
    to: str = "",
) -> Response:
    sentence = who.say(refusal) if refusal else ""
    arrived = arrival_of(who.request, "in", who.code)
    if arrived and typed is None:
        typed = Introduction(arrived.name, arrived.organisation)
    way = _way_in(who, arrived, sentence if refusal == SIGN_IN_FIRST else "")
    visit, at = who.visit, who.house.clock()
    wrong = entry.all_wrong(who.gathering, typed, refusal) if typed and refusal else {}
    said = {field: who.say(each) for field, each in wrong.items()}

    def view(now: Snapshot) -> object:
        coming = coming_view(now, visit.guest, visit.invited_as, at, for_one=visit.for_one)
        words = typed or introduction_of(now, visit.guest)
        page = entry.door_page(now, words, said, new_secret())
        return replace(page, to=to, way=way, coming=coming)

    html = await bare_page(who, "door/page.html", view)
    return HTMLResponse(html, status_of(refusal) if refusal else 200)


def _way_in(who: Asked, arrived: Arrival | None, sentence: str) -> WayInView | None:
    """Where one can sign in, at a gathering that lets in who does (SI1)."""
    entrance = who.gathering.entrance
    if entrance == "guests":
        return None
    desks = sign_ins_of(who.request).desks.values()
    return WayInView(
        who.code,
        tuple(
            ProviderView(each.provider.name, f"/g/{who.code}/signin/{each.provider.id}")
            for each in desks
        ),
        only=entrance == "organisation" and who.visit.invited_as is not Role.FACILITATOR,
        by=arrived.provider if arrived else "",
        refusal=sentence,
    )


def _ended(who: Asked) -> Response:
    if not who.visit.may_read:
        return absent(who.request)
    return refused(who.language, who.say(LINK_ENDED), f"/g/{who.code}", 404, who.gathering)


def _back(request: Request) -> str:
    """The page of ours that was left, if one can look at it; else the front of the gathering."""
    return left_page(request) or f"/g/{request.path_params['code']}"


ROUTES = [
    Route("/", front),
    Route("/g/{code}", gathering),
    Route("/g/{code}/about", about),
    Route("/g/{code}/invitation/{secret}", invitation),
    Route("/g/{code}/participants", come_in, methods=["POST"]),
    Route("/g/{code}/language", language, methods=["POST"]),
]
