"""Being erased, on one's own page; and the page that says so, which is nobody's and anyone's."""

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation import erasure as verbs
from openspace.facilitation.recognition import cookie_name, invitation_name
from openspace.pages.contexts import erasure
from openspace.pages.environment import render
from openspace.pages.language import language_of
from openspace.pages.views.shell import BareView
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.cookies import forget
from openspace.web.showing import Shown, show

ERASURE = Shown("erasure/page.html", "contacts", tells=True)


@inside(Act.BE_ERASED)
async def before_erasure(who: Asked) -> Response:
    """What being erased does, before it is done."""
    return await _page(who)


@inside(Act.BE_ERASED)
async def erase_me(who: Asked) -> Response:
    """Be known no more, in this browser neither."""
    sure = bool(await who.text("sure"))
    outcome = await who.house.perform(verbs.erase_me, who.caller, sure)
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    answer = redirected("/erased")
    for name in (cookie_name(who.code), invitation_name(who.code)):
        forget(who.request, answer, name)
    return answer


async def erased(request: Request) -> Response:
    """That it is done."""
    language = language_of(request)
    return HTMLResponse(render(language, "erasure/done.html", {"bare": BareView(language)}))


async def _page(who: Asked, refusal: Refusal | None = None) -> Response:
    said = who.say(refusal) if refusal else ""
    return await show(
        who, ERASURE, lambda now: erasure.erasure_page(now, who.caller, said), refusal
    )


ROUTES = [
    Route("/g/{code}/erasure", before_erasure),
    Route("/g/{code}/erasure", erase_me, methods=["POST"]),
    Route("/erased", erased),
]
