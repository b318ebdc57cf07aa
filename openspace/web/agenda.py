"""The agenda: placing, moving and taking off."""

from dataclasses import replace
from urllib.parse import urlsplit

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import agenda as verbs
from openspace.pages.contexts import agenda as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.views.shell import ToastView
from openspace.web.answers import redirected, status_of
from openspace.web.asking import Asked, inside
from openspace.web.marketplace import topic_page, topic_shown
from openspace.web.showing import Shown, show

AGENDA = Shown("agenda/page.html", "agenda", ("agenda",))


@inside()
async def agenda(who: Asked) -> Response:
    """The grid; ``?cell=slot:place`` asks what could go into a free cell."""
    cell = who.request.query_params.get("cell", "")
    return await show(who, AGENDA, lambda now: contexts.agenda_page(now, who.caller, cell))


@inside(Act.PLACE)
async def place(who: Asked) -> Response:
    """Put a topic into a cell, or move it there."""
    slot, _, where = (await who.text("cell")).partition(":")
    run = await _run(who)
    topic = who.path("topic")
    outcome = await who.house.perform(verbs.place, who.caller, topic, (slot, where), run)
    return await _back_to_the_grid(who, outcome, run)


@inside(Act.PLACE)
async def unplace(who: Asked) -> Response:
    """Take a topic off the grid."""
    run = await _run(who)
    outcome = await who.house.perform(verbs.unplace, who.caller, who.path("topic"), run)
    return await _back_to_the_grid(who, outcome, run)


@inside(Act.PLACE)
async def hold_again(who: Asked) -> Response:
    """Give a topic a further run."""
    outcome = await who.house.perform(verbs.hold_again, who.caller, who.path("topic"))
    shown = topic_shown(who)
    if isinstance(outcome, Refusal):
        return await show(who, shown, lambda now: topic_page(now, who), outcome)
    return redirected(f"/g/{who.code}/topics/{who.path('topic')}#placing")


@inside(Act.PLACE)
async def drop_run(who: Asked) -> Response:
    """Hold a topic one time less."""
    outcome = await who.house.perform(verbs.drop_run, who.caller, who.path("breakout"))
    return await _back_to_the_grid(who, outcome)


@inside(Act.PLACE_REST)
async def place_rest(who: Asked) -> Response:
    """Give every topic without a place one, by interest."""
    return await _back_to_the_grid(who, await who.house.perform(verbs.place_rest, who.caller))


async def _run(who: Asked) -> str:
    """Which run of the topic is meant, in the form or in its address; none means the first."""
    return await who.text("breakout") or who.request.query_params.get("breakout", "")


async def _back_to_the_grid(who: Asked, outcome: Outcome, run: str = "") -> Response:
    """The agenda; a refused placing keeps the card in hand, on the page it came from."""
    came_from = urlsplit(who.request.headers.get("referer", "")).path
    from_the_grid = came_from == f"/g/{who.code}/agenda"
    if who.in_part and from_the_grid:
        return _in_part(who, outcome)
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/agenda")
    sentence = who.say(outcome)
    in_hand = who.request.path_params.get("topic", "")
    if not in_hand or from_the_grid:

        def view(now: Snapshot) -> object:
            return contexts.agenda_page(now, who.caller, refusal=sentence, in_hand=(in_hand, run))

        return await show(who, replace(AGENDA, tells=True), view, outcome)
    topic = replace(topic_shown(who), tells=True)
    return await show(who, topic, lambda now: topic_page(now, who, error=sentence), outcome)


def _in_part(who: Asked, outcome: Outcome) -> Response:
    """What is said to who placed a card; the grid itself follows as a push, for everyone."""
    if not isinstance(outcome, Refusal):
        return HTMLResponse(render(who.language, "agenda/answer.html", {"refusal": None}))
    refusal = ToastView("refusal", who.say(outcome), "refused")
    html = render(who.language, "agenda/answer.html", {"refusal": refusal})
    return HTMLResponse(html, status_of(outcome))


ROUTES = [
    Route("/g/{code}/agenda", agenda),
    Route("/g/{code}/placements", place_rest, methods=["POST"]),
    Route("/g/{code}/topics/{topic}/breakouts", hold_again, methods=["POST"]),
    Route("/g/{code}/breakouts/{breakout}/withdrawal", drop_run, methods=["POST"]),
    Route("/g/{code}/topics/{topic}/placement", place, methods=["POST"]),
    Route("/g/{code}/topics/{topic}/placement/withdrawal", unplace, methods=["POST"]),
]
