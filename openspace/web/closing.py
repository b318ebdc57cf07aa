"""The closing circle: saying a line, taking it back, taking another's away."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import closing as verbs
from openspace.facilitation.house import new_id
from openspace.pages.contexts.closing import closing_page
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show

PAGE = Shown("closing/page.html", "convergence", ("closing",))


@inside()
async def closing(who: Asked) -> Response:
    """What was said, and one's own line."""
    return await show(who, PAGE, lambda now: closing_page(now, who.caller))


@inside(Act.REFLECT)
async def say(who: Asked) -> Response:
    """Say a line: ``text``, ``named`` with one's name; what was refused stays as it was typed."""
    typed = await who.text("text"), bool(await who.text("named"))
    outcome = await who.house.perform(verbs.say, who.caller, new_id(), *typed)
    if not isinstance(outcome, Refusal):
        return _back(who)
    wrong = who.say(outcome)
    told = replace(PAGE, tells=True)
    return await show(who, told, lambda now: closing_page(now, who.caller, typed, wrong), outcome)


@inside(Act.REFLECT)
async def take_away(who: Asked) -> Response:
    """Take back one's own line, or take another's away."""
    outcome: Outcome = await who.house.perform(verbs.take_away, who.caller, who.path("reflection"))
    if isinstance(outcome, Refusal):
        return await show(who, PAGE, lambda now: closing_page(now, who.caller), outcome)
    return _back(who)


def _back(who: Asked) -> Response:
    return redirected(f"/g/{who.code}/closing")


ROUTES = [
    Route("/g/{code}/closing", closing),
    Route("/g/{code}/reflections", say, methods=["POST"]),
    Route("/g/{code}/reflections/{reflection}/removal", take_away, methods=["POST"]),
]
