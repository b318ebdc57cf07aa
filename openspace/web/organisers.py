"""Who organises: by the link of the house, or by a sign-in that was bound after coming by it."""

from collections.abc import Awaitable, Callable
from functools import wraps

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.refusal import Refusal
from openspace.facilitation import organising as verbs
from openspace.facilitation.house import new_secret
from openspace.pages.environment import render
from openspace.pages.language import language_of
from openspace.pages.origin import cookie
from openspace.pages.views.shell import BareView
from openspace.pages.views.signing_in import ProviderView, SignInPage
from openspace.signing_in.arrivals import Arrival
from openspace.web.answers import redirected, refused, said, status_of
from openspace.web.arriving import arrival_of, arrive, forget_arrival, sign_ins_of
from openspace.web.asking import house_of
from openspace.web.cookies import remember

ORGANISER = "openspace.organiser"
"""The cookie of an organiser; no gathering's code has a full stop."""
NO_ORGANISER = Refusal(
    "not_allowed",
    "Only organisers see this. Open the organisers’ link, which “openspace organise” prints.",
)
UNKNOWN = Refusal(
    "not_allowed",
    "You are signed in, but you are no organiser here yet. Open the organisers’ link once, and bind"
    " your sign-in there.",
)
Endpoint = Callable[[Request], Awaitable[Response]]


def for_organisers(endpoint: Endpoint) -> Endpoint:
    """For whoever organises; others can sign in, or are told whom to ask."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        if await verbs.organises(house_of(request), cookie(request, ORGANISER)):
            return await endpoint(request)
        return sign_in_page(request, NO_ORGANISER)

    return answer


def sign_in_page(request: Request, refusal: Refusal) -> Response:
    """What is to be said to who organises nothing yet, beside where one signs in."""
    language, desks = language_of(request), sign_ins_of(request).desks.values()
    if not desks:
        return refused(language, said(refusal, language), "/", status_of(refusal))
    page = SignInPage(
        code="",
        providers=tuple(
            ProviderView(each.provider.name, f"/gatherings/signin/{each.provider.id}")
            for each in desks
        ),
        refusal=said(refusal, language),
    )
    html = render(language, "signing_in/page.html", {"bare": BareView(language), "page": page})
    return HTMLResponse(html, status_of(refusal))


async def arrived(request: Request, arrival: Arrival) -> Response:
    """Who is known is in; who is in by the link is asked whether to bind it."""
    house, key = house_of(request), new_secret()
    response: Response = redirected("/gatherings")
    if await verbs.come_back(house, arrival.subject, key):
        remember(request, response, ORGANISER, key)
    elif await verbs.organises(house, cookie(request, ORGANISER)):
        arrive(request, response, arrival)
    else:
        response = sign_in_page(request, UNKNOWN)
    return response


@for_organisers
async def bind(request: Request) -> Response:
    """Be known as an organiser by the sign-in that one has just come back from."""
    arrival, key = arrival_of(request, "house"), new_secret()
    response = redirected("/gatherings#organisers")
    if arrival:
        await verbs.bind(house_of(request), arrival.subject, arrival.name, key)
        remember(request, response, ORGANISER, key)
        forget_arrival(request, response)
    return response


@for_organisers
async def let_go(request: Request) -> Response:
    """Know an organiser by their sign-in no longer, in any browser."""
    await verbs.let_go(house_of(request), request.path_params["organiser"])
    return redirected("/gatherings#organisers")


ROUTES = [
    Route("/organisers/signin", bind, methods=["POST"]),
    Route("/organisers/{organiser}/withdrawal", let_go, methods=["POST"]),
]
