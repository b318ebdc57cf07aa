"""Adding to a conversation on the news wall, and taking an addition away."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation import additions as verbs
from openspace.facilitation.house import new_id
from openspace.pages.contexts.news import EVERYTHING, UNTYPED, Typed, news_page
from openspace.pages.environment import dom_id
from openspace.pages.views.parts import FieldView
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.rooms import NEWS
from openspace.web.showing import show


@inside(Act.ADD)
async def add(who: Asked) -> Response:
    """Add something; what was refused stays as it was typed."""
    breakout, text = who.path("breakout"), await who.text("text")
    outcome = await who.house.perform(verbs.add, who.caller, breakout, (new_id(), text))
    if isinstance(outcome, Refusal):
        return await _refused(who, outcome, Typed(breakout, FieldView(text, who.say(outcome))))
    return _news(who, breakout)


@inside(Act.ADD)
async def take_away(who: Asked) -> Response:
    """Withdraw an addition, or take another's away."""
    outcome = await who.house.perform(verbs.take_away, who.caller, who.path("addition"))
    if isinstance(outcome, Refusal):
        return await _refused(who, outcome, UNTYPED)
    return _news(who, who.path("breakout"))


async def _refused(who: Asked, refusal: Refusal, typed: Typed) -> Response:
    return await show(who, NEWS, lambda now: news_page(now, EVERYTHING, typed), refusal)


def _news(who: Asked, breakout: str) -> Response:
    return redirected(f"/g/{who.code}/news#{dom_id('additions', breakout)}")


ADDITIONS = "/g/{code}/breakouts/{breakout}/additions"
ROUTES = [
    Route(ADDITIONS, add, methods=["POST"]),
    Route(f"{ADDITIONS}/{{addition}}/removal", take_away, methods=["POST"]),
]
