"""The day on which personal data are erased, at the desk: seen, put off once, brought forward."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.founding import day_of
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation.retention import move
from openspace.pages.contexts.retention import retention_page
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show

PAGE = Shown("retention/page.html", "desk")


@inside(Act.READ_DESK)
async def page(who: Asked) -> Response:
    """Until when everything is kept."""
    return await show(who, PAGE, retention_page)


@inside(Act.SET_UP)
async def move_day(who: Asked) -> Response:
    """Keep it until another ``day``, for a ``reason``; refused, both stay as they were typed."""
    typed = await who.text("day"), await who.text("reason")
    outcome = await who.house.perform(move, who.caller, day_of(typed[0]), typed[1])
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/desk/erasing")
    sentence = who.say(outcome)
    told = replace(PAGE, tells=True)
    return await show(who, told, lambda now: retention_page(now, typed, outcome, sentence), outcome)


ROUTES = [
    Route("/g/{code}/desk/erasing", page),
    Route("/g/{code}/desk/erasing", move_day, methods=["POST"]),
]
