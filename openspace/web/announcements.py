"""Announcing at the desk, asking everyone to come together, and putting away what was said."""

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.announcements import Typed
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation import announcements as verbs
from openspace.pages.contexts.announcements import OF_ANNOUNCING
from openspace.pages.language import LANGUAGES
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.desk import Written, desk_shown
from openspace.web.notices import came_from
from openspace.web.showing import own_push


@inside(Act.ANNOUNCE)
async def announce(who: Asked) -> Response:
    """Say something; what was refused stays as it was typed."""
    typed = await _typed(who)
    outcome = await who.house.perform(verbs.announce, who.caller, typed, LANGUAGES)
    if isinstance(outcome, Refusal):
        return await desk_shown(who, outcome, Written(announced=typed, wrong=_wrong(who, outcome)))
    return redirected(f"/g/{who.code}/desk")


@inside(Act.ANNOUNCE)
async def call_together(who: Asked) -> Response:
    """Ask everyone to come to a room."""
    typed = await _typed(who)
    outcome = await who.house.perform(verbs.call_together, who.caller, typed, LANGUAGES)
    if isinstance(outcome, Refusal):
        return await desk_shown(who, outcome, Written(together=typed, wrong=_wrong(who, outcome)))
    return redirected(f"/g/{who.code}/desk")


@inside(Act.ANNOUNCE)
async def withdraw(who: Asked) -> Response:
    """Let it stand no longer."""
    await who.house.perform(verbs.withdraw, who.caller, who.path("announcement"))
    return redirected(f"/g/{who.code}/desk")


@inside(Act.PUT_AWAY)
async def dismiss(who: Asked) -> Response:
    """Put it away, and stay on the page it stood on, with what was typed there."""
    outcome = await who.house.perform(verbs.put_away, who.caller, who.path("announcement"))
    if who.in_part and not isinstance(outcome, Refusal):
        return HTMLResponse(await own_push(who, outcome))
    return redirected(came_from(who))


async def _typed(who: Asked) -> Typed:
    return Typed(*[await who.text(name) for name in ("text", "to", "language")])


def _wrong(who: Asked, refusal: Refusal) -> str:
    return who.say(refusal) if refusal.code in OF_ANNOUNCING else ""


ROUTES = [
    Route("/g/{code}/announcements", announce, methods=["POST"]),
    Route("/g/{code}/assembly", call_together, methods=["POST"]),
    Route("/g/{code}/announcements/{announcement}/withdrawal", withdraw, methods=["POST"]),
    Route("/g/{code}/announcements/{announcement}/dismissal", dismiss, methods=["POST"]),
]
