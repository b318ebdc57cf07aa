"""Organisers and the gatherings of their house: the list, and setting up a new one.

The rule: who has not come by the organisers' link is told whom to ask, and learns nothing else.
"""

from collections.abc import Callable
from dataclasses import fields, replace
from datetime import time, timedelta

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.founding import Founded, Wanted, founded
from openspace.domain.gathering_file import GatheringFile, read
from openspace.domain.gathering_template import Chosen, held
from openspace.domain.permissions import Role
from openspace.domain.refusal import Refusal
from openspace.facilitation.door import invite
from openspace.facilitation.gathering_file import Founder, set_up
from openspace.facilitation.house import new_secret
from openspace.facilitation.organising import GONE, TEMPLATES, like, organise, organises, template
from openspace.facilitation.recognition import cookie_name, recognise
from openspace.pages.contexts import organising as contexts
from openspace.pages.environment import render
from openspace.pages.language import LANGUAGES, language_of
from openspace.pages.origin import cookie
from openspace.pages.views.organising import AtWorkView
from openspace.pages.views.shell import BareView
from openspace.pages.views.signing_in import ProviderView
from openspace.store import gatherings
from openspace.store.keeping import Transaction
from openspace.web.answers import absent, redirected, said, status_of
from openspace.web.arriving import arrival_of, sign_ins_of
from openspace.web.asking import house_of, sent
from openspace.web.cookies import remember
from openspace.web.organisers import ORGANISER, for_organisers

SKIPPED = Refusal(
    "new_starts",
    "The clocks skip one of its times on that day. Choose another start, or another day.",
)
NO_BEGINNING = Refusal("new_begins", "Choose what the gathering begins with.")
NAMELESS = "–"
AT_ONCE = timedelta(hours=1)
"""How long an organiser has for the link that lets them into a gathering."""


async def come_as_organiser(request: Request) -> Response:
    """Exchange the organisers' link for a cookie, and take it out of the address."""
    secret = request.path_params["secret"]
    if not await organises(house_of(request), secret):
        return absent(request)
    response = redirected("/gatherings")
    remember(request, response, ORGANISER, secret)
    return response


@for_organisers
async def the_gatherings(request: Request) -> Response:
    """The gatherings of the house."""
    at_work, held = _at_work(request), cookie(request, ORGANISER) or ""
    html = await _page(
        request,
        "organising/page.html",
        lambda tx: contexts.gatherings_page(tx, "", at_work, held),
    )
    return HTMLResponse(html)


def _at_work(request: Request) -> AtWorkView:
    arrived, desks = arrival_of(request, "house"), sign_ins_of(request).desks.values()
    return AtWorkView(
        tuple(
            ProviderView(each.provider.name, f"/gatherings/signin/{each.provider.id}")
            for each in desks
        ),
        arrived=arrived.name or NAMELESS if arrived else "",
        by=arrived.provider if arrived else "",
    )


@for_organisers
async def organise_anew(request: Request) -> Response:
    """A new organisers' link, shown this once; the one before ends."""
    house, held = house_of(request), cookie(request, ORGANISER)
    secret = await organise(house, held)
    link = str(request.url.replace(path=f"/organisers/{secret}", query=""))
    html = await _page(
        request,
        "organising/page.html",
        lambda tx: contexts.gatherings_page(tx, link, _at_work(request), held or ""),
    )
    response = HTMLResponse(html)
    if not await organises(house, held):
        remember(request, response, ORGANISER, secret)
    return response


@for_organisers
async def before_founding(request: Request) -> Response:
    """The form for a new gathering; ``?like=`` is the one it should be like."""
    code, language = request.query_params.get("like", ""), language_of(request)
    begins = f"like:{code}" if code else TEMPLATES[0]
    wanted = Wanted(begins=begins, language=language, time_zone="Europe/Oslo")
    return await _form(request, wanted)


@for_organisers
async def found(request: Request) -> Response:
    """Set a new gathering up, and go on to describe it."""
    form, house = await sent(request), house_of(request)
    told = {each.name: form.get(each.name) for each in fields(Wanted)}
    words = {name: each if isinstance(each, str) else "" for name, each in told.items()}
    wanted = replace(Wanted(**{**words, "programme": False}), programme=bool(words["programme"]))  # type: ignore[arg-type]
    now, taken = house.clock(), await house.store.read(gatherings.codes)
    asked = founded(wanted, taken, now)
    if isinstance(asked, Refusal):
        return await _form(request, wanted, asked)
    source = wanted.begins.removeprefix("like:") if wanted.begins.startswith("like:") else ""
    filed = await _filed(request, wanted, asked, source)
    if isinstance(filed, Refusal):
        return await _form(request, wanted, filed)
    key = new_secret()
    outcome = await set_up(house, filed, now, Founder(wanted.name, key), source)
    if isinstance(outcome, Refusal):
        return await _form(request, wanted, outcome)
    response = redirected(f"/g/{outcome.code}/desk/gathering")
    remember(request, response, cookie_name(outcome.code), key)
    return response


async def _filed(
    request: Request, wanted: Wanted, asked: Founded, source: str
) -> GatheringFile | Refusal:
    """What the new gathering holds."""
    if source:
        filed = await like(house_of(request), source, asked.day, programme=wanted.programme)
        if isinstance(filed, Refusal):
            return replace(filed, code="new_begins") if filed == GONE else filed
        retold = replace(
            filed.gathering,
            code=asked.code,
            title=asked.title,
            theme=asked.question,
            question=asked.question,
        )
        return replace(filed, gathering=retold)
    if wanted.begins not in TEMPLATES:
        return NO_BEGINNING
    chosen = template(wanted.begins)
    starts = asked.starts or time.fromisoformat(chosen["starts"])
    language = wanted.language if wanted.language in LANGUAGES else language_of(request)
    document = held(chosen, Chosen(asked.day, starts, language))
    if isinstance(document, Refusal):
        return document
    words = {"code": asked.code, "title": asked.title}
    words |= {"theme": asked.question, "question": asked.question}
    filed = read({**document, **words, "time_zone": asked.zone.key})
    return SKIPPED if isinstance(filed, Refusal) else filed


@for_organisers
async def enter(request: Request) -> Response:
    """Come into a gathering of the house as a facilitator."""
    code, house = request.path_params["code"], house_of(request)
    visit = await recognise(house, code, cookie(request, cookie_name(code)))
    if visit and visit.participant and visit.participant.role is Role.FACILITATOR:
        return redirected(f"/g/{code}/desk")
    if code not in await house.store.read(gatherings.codes):
        return absent(request)
    secret = await invite(house, code, Role.FACILITATOR, 1, AT_ONCE)
    return redirected(f"/g/{code}/invitation/{secret}")


async def _form(request: Request, wanted: Wanted, refusal: Refusal | None = None) -> Response:
    language = language_of(request)
    sentence = said(refusal, language) if refusal else ""
    templates = {each: template(each) for each in TEMPLATES}

    def view(tx: Transaction) -> object:
        return contexts.new_page(tx, language, wanted, templates, refusal, sentence)

    html = await _page(request, "organising/new.html", view)
    return HTMLResponse(html, status_of(refusal) if refusal else 200)


async def _page(request: Request, template: str, view: Callable[[Transaction], object]) -> str:
    language = language_of(request)
    page = await house_of(request).store.read(view)
    return render(language, template, {"bare": BareView(language), "page": page})


ROUTES = [
    Route("/organisers/{secret}", come_as_organiser),
    Route("/organisers", organise_anew, methods=["POST"]),
    Route("/gatherings", the_gatherings),
    Route("/gatherings", found, methods=["POST"]),
    Route("/gatherings/new", before_founding),
    Route("/gatherings/{code}/entrance", enter, methods=["POST"]),
]
