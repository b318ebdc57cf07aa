"""Where one may be written to, on one's own page."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.bus.purses import Purse
from openspace.domain.permissions import Act
from openspace.domain.reach import Asked as Typed
from openspace.domain.refusal import Refusal
from openspace.facilitation import reach as verbs
from openspace.pages.contexts.reach import reach_page
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, pay
from openspace.web.letters import mails
from openspace.web.showing import Shown, show

PAGE = Shown("reach/page.html", "contacts", tells=True)
QUESTIONS = Purse(4, 300.0)
"""Letters that ask whether an address is theirs: nobody floods another's with them."""
TOO_MANY = Refusal("too_fast", "Enough letters for now. Wait %(seconds)s s, then try again.")
NO_MAIL = Refusal("no_mail", "Mail is not set up here, so nobody can be written to.")


@inside()
async def own(who: Asked) -> Response:
    """My address, and about what one may write to me."""
    mail = mails(who.request)
    return await show(who, PAGE, lambda now: reach_page(now, who.caller, mail=mail))


@inside(Act.CONSENT)
async def give(who: Asked) -> Response:
    """Give ``address``, for ``duties`` and ``book``; refused, it stays as it was typed."""
    duties, book = [bool(await who.text(name)) for name in ("duties", "book")]
    typed = Typed(await who.text("address"), duties, book, who.language)
    if not mails(who.request):
        return await _refused(who, typed, NO_MAIL)
    pay(who, QUESTIONS, TOO_MANY)
    outcome = await who.house.perform(verbs.give, who.caller, typed, who.house.link)
    if isinstance(outcome, Refusal):
        return await _refused(who, typed, outcome)
    return redirected(f"/g/{who.code}/address")


@inside(Act.CONSENT)
async def take_back(who: Asked) -> Response:
    """Be written to no more."""
    await who.house.perform(verbs.take_back, who.caller)
    return redirected(f"/g/{who.code}/address")


async def _refused(who: Asked, typed: Typed, refusal: Refusal) -> Response:
    wrong, mail = (refusal.code, who.say(refusal)), mails(who.request)
    view = lambda now: reach_page(now, who.caller, mail=mail, typed=typed, wrong=wrong)  # noqa: E731
    return await show(who, PAGE, view, refusal)


ROUTES = [
    Route("/g/{code}/address", own),
    Route("/g/{code}/address", give, methods=["POST"]),
    Route("/g/{code}/address/withdrawal", take_back, methods=["POST"]),
]
