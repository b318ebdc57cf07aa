"""Letting in by voice: codes at the desk, and one address for all gatherings to write them in.

The rule: whatever is wrong with a code or with the gathering that is named, the answer is the same,
and each place has few wrong tries (CO6): a credit is taken before anything is waited for.
"""

import time
from math import ceil

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.bus.purses import WRONG_CODES
from openspace.domain.codes import DIGITS, WRONG
from openspace.domain.facts.codes import CodeMade
from openspace.domain.gathering_file import CODE
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import codes as verbs
from openspace.facilitation.door import let_in
from openspace.facilitation.house import new_secret
from openspace.facilitation.recognition import cookie_name, invitation_name
from openspace.pages.contexts.codes import codes_page
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.language import language_of
from openspace.pages.origin import cookie
from openspace.pages.views.codes import CodesPage, EntryPage
from openspace.pages.views.shell import BareView
from openspace.store import participants
from openspace.web.answers import redirected, said, status_of
from openspace.web.asking import Asked, house_of, inside, sent
from openspace.web.cookies import remember
from openspace.web.showing import Shown, show
from openspace.web.whence import place_of

DESK = Shown("codes/desk.html", "desk")
NOWHERE = "nowhere"


@inside(Act.LEAD)
async def at_the_desk(who: Asked) -> Response:
    """The codes that are out, and making one."""
    return await _desk(who)


@inside(Act.LEAD)
async def make(who: Asked) -> Response:
    """A code for somebody new, or for the person in the address; shown this once."""
    person, digits = who.request.path_params.get("participant", ""), verbs.new_digits()
    outcome = await who.house.perform(verbs.make, who.caller, person, digits)
    if isinstance(outcome, Refusal):
        return await _desk(who, outcome)
    made = any(isinstance(fact, CodeMade) for fact in outcome)
    return await _desk(who, digits=digits if made else "", person=person)


@inside(Act.LEAD)
async def withdraw(who: Asked) -> Response:
    """Take a code back."""
    await who.house.perform(verbs.withdraw, who.caller, who.path("code_out"))
    return redirected(f"/g/{who.code}/desk/codes")


async def entry(request: Request) -> Response:
    """Where a code is written in, whatever gathering it is of."""
    return _entry(request, request.query_params.get("gathering", "")[:80])


async def enter(request: Request) -> Response:
    """Open the door with ``gathering`` and ``digits``; who was known is known again."""
    form, house = await sent(request), house_of(request)
    typed, told = (str(form.get(name) or "") for name in ("gathering", "digits"))
    gathering = typed.strip().lower() if CODE.fullmatch(typed.strip().lower()) else NOWHERE
    digits = "".join(each for each in told if each.isdecimal())[: DIGITS + 1]
    owner, now = ("code from", place_of(request)), time.monotonic()
    if wait := house.purses.spend(owner, WRONG_CODES, now):
        slow = Refusal(
            "too_fast",
            "Those were many wrong codes from here. Wait %(seconds)s seconds.",
            {"seconds": ceil(wait)},
        )
        return _entry(request, typed, slow)
    secret, caller = new_secret(), Caller(gathering, None, Role.OUTSIDE)
    outcome: Outcome = WRONG
    if len(digits) == DIGITS:
        outcome = await house.perform(verbs.use, caller, digits, secret, house.tries)
    if isinstance(outcome, Refusal):
        return _entry(request, typed, outcome)
    house.purses.give_back(owner, WRONG_CODES)
    known = await house.store.read(lambda tx: participants.by_key(tx, gathering, secret))
    response = redirected(f"/g/{gathering}")
    key = None if known else cookie(request, cookie_name(gathering))
    if key and await house.perform(let_in, caller, secret, key):
        return response
    name = cookie_name(gathering) if known else invitation_name(gathering)
    remember(request, response, name, secret)
    return response


def _entry(request: Request, gathering: str, refusal: Refusal | None = None) -> Response:
    language = language_of(request)
    page = EntryPage(gathering, error=said(refusal, language) if refusal else "")
    context = {"bare": BareView(language), "page": page}
    html = render(language, "codes/page.html", context)
    return HTMLResponse(html, status_of(refusal) if refusal else 200)


async def _desk(
    who: Asked, refusal: Refusal | None = None, digits: str = "", person: str = ""
) -> Response:
    at, url = who.house.clock(), who.request.url.replace(path="/code", query="")
    address, tried = str(url).partition("://")[2], who.house.tries.of(who.code)

    def view(now: Snapshot) -> CodesPage:
        return codes_page(now, at, tried, address, digits, person)

    return await show(who, DESK, view, refusal)


ROUTES = [
    Route("/code", entry),
    Route("/code", enter, methods=["POST"]),
    Route("/g/{code}/desk/codes", at_the_desk),
    Route("/g/{code}/codes", make, methods=["POST"]),
    Route("/g/{code}/codes/{code_out}/withdrawal", withdraw, methods=["POST"]),
    Route("/g/{code}/participants/{participant}/code", make, methods=["POST"]),
]
