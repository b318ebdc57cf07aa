"""Coming in again by a mailed link.

Rules:
    BL1 Whoever asks for a link is answered the same, in the same time, whatever the address is and
        whether there is such a gathering: what is to be looked up is looked up afterwards.
    BL2 A link shows who it is for, and lets in when its button is pressed: what only looks at
        links, as mail programs do, uses none up.
    BL3 Few are sent to an address, and few are asked for from one place: who goes on is told to
        wait, and for one address nothing more is sent.
"""

import time
from dataclasses import replace
from math import ceil

from starlette.background import BackgroundTask
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.bus.purses import Purse
from openspace.domain.addresses import address_of, folded
from openspace.domain.permissions import Caller, Role
from openspace.domain.refusal import Refusal
from openspace.facilitation import reach as verbs
from openspace.facilitation.house import new_secret
from openspace.facilitation.recognition import cookie_name
from openspace.pages.contexts.shell import gathering_view
from openspace.pages.environment import render
from openspace.pages.language import language_of
from openspace.pages.views.reach import ComeInPage, MailedLinkPage
from openspace.pages.views.shell import BareView
from openspace.store import gatherings
from openspace.store.keeping import Transaction
from openspace.web.answers import absent, redirected, refused, said
from openspace.web.asking import asked, house_of, sent
from openspace.web.cookies import remember
from openspace.web.letters import mails
from openspace.web.whence import place_of

TO_ONE = Purse(3, 300.0)
FROM_ONE_PLACE = Purse(30, 2.0)
"""A whole conference may sit behind one address."""
TOO_OFTEN = Refusal("too_fast", "That was very much at once. Wait %(seconds)s s, then go on.")


async def before(request: Request) -> Response:
    """The form, or that a link is on its way (``?asked``)."""
    page = MailedLinkPage(_code(request), mails(request), "asked" in request.query_params)
    who = await asked(request)
    language = language_of(request, who.gathering if who else None)
    bare = BareView(language, gathering_view(who.gathering) if who else None)
    if who:
        contact = who.gathering.contact
        told = ", ".join(filter(None, (contact.name, contact.email, contact.phone)))
        page = replace(page, contact=told)
    return HTMLResponse(render(language, "mailed_links/page.html", {"bare": bare, "page": page}))


async def ask(request: Request) -> Response:
    """Have a link sent to ``address``, if it is anybody's here (BL1)."""
    language, now = language_of(request), time.monotonic()
    purses = house_of(request).purses
    if wait := purses.spend(("link from", place_of(request)), FROM_ONE_PLACE, now):
        told = said(replace(TOO_OFTEN, values={"seconds": ceil(wait)}), language)
        return refused(language, told, f"/g/{_code(request)}/mailed-link", 429)
    typed = (await sent(request)).get("address")
    address = address_of(typed) if isinstance(typed, str) else None
    response = redirected(f"/g/{_code(request)}/mailed-link?asked")
    if address and mails(request):
        response.background = BackgroundTask(_send, request, address, language)
    return response


async def look(request: Request) -> Response:
    """Whom the link lets in (BL2)."""
    code, house, secret = _code(request), house_of(request), request.path_params["secret"]

    def work(tx: Transaction) -> str:
        who = verbs.invited_by(tx, code, secret, house.clock())
        gathering = gatherings.gathering(tx, code) if who else None
        if who is None or gathering is None:
            return ""
        language = language_of(request, gathering)
        bare = BareView(language, gathering_view(gathering))
        page = ComeInPage(f"/g/{code}/links/{secret}", who.name)
        return render(language, "mailed_links/come_in.html", {"bare": bare, "page": page})

    html = await house.store.read(work)
    return HTMLResponse(html) if html else absent(request)


async def come_in(request: Request) -> Response:
    """Exchange the link for a cookie, and take it out of the address."""
    code, key = _code(request), new_secret()
    outsider = Caller(code, None, Role.OUTSIDE)
    secret = request.path_params["secret"]
    outcome = await house_of(request).perform(verbs.come_in, outsider, secret, key)
    if isinstance(outcome, Refusal):
        return absent(request)
    response = redirected(f"/g/{code}")
    remember(request, response, cookie_name(code), key)
    return response


async def _send(request: Request, address: str, language: str) -> None:
    house, code = house_of(request), _code(request)
    if house.purses.spend(("link to", code, folded(address)), TO_ONE, time.monotonic()):
        return
    outsider = Caller(code, None, Role.OUTSIDE)
    await house.perform(verbs.send_link, outsider, address, house.link, language)


def _code(request: Request) -> str:
    code: str = request.path_params["code"]
    return code


ROUTES = [
    Route("/g/{code}/mailed-link", before),
    Route("/g/{code}/mailed-link", ask, methods=["POST"]),
    Route("/g/{code}/links/{secret}", look),
    Route("/g/{code}/links/{secret}", come_in, methods=["POST"]),
]
