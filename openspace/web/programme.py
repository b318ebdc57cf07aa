"""The fixed programme: its page, and a facilitator's hand on it."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.facts.programme import SeminarAdded
from openspace.domain.permissions import Act
from openspace.domain.programme import Seminar
from openspace.domain.refusal import Refusal
from openspace.facilitation import programme as verbs
from openspace.pages.contexts import programme as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show

PROGRAMME = Shown("programme/page.html", "agenda", ("agenda",))


@inside()
async def programme(who: Asked) -> Response:
    """The tracks and their seminars; ``?put=`` is the one that was just added."""
    put = who.request.query_params.get("put", "")
    return await show(
        who, PROGRAMME, lambda now: contexts.programme_page(now, who.caller, added=put)
    )


@inside(Act.SET_PROGRAMME)
async def add(who: Asked) -> Response:
    """Add a seminar."""
    typed = await _typed(who)
    outcome = await who.house.perform(verbs.add_seminar, who.caller, typed)
    if not isinstance(outcome, Refusal):
        put = next(fact.topic for fact in outcome if isinstance(fact, SeminarAdded))
        return redirected(f"/g/{who.code}/programme?put={put}")
    return await _answered(who, typed, outcome)


@inside(Act.SET_PROGRAMME)
async def change(who: Asked) -> Response:
    """Give a seminar other words."""
    typed = await _typed(who)
    outcome = await who.house.perform(verbs.change_seminar, who.caller, who.path("topic"), typed)
    return await _answered(who, typed, outcome)


async def _answered(who: Asked, typed: Seminar, outcome: object) -> Response:
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/programme")
    about_track = outcome.code == "track_too_long"
    topic = who.request.path_params.get("topic", "")
    kept = contexts.Typed(typed, who.say(outcome), about_track, topic)

    def view(now: Snapshot) -> object:
        return contexts.programme_page(now, who.caller, kept)

    return await show(who, replace(PROGRAMME, tells=True), view, outcome)


async def _typed(who: Asked) -> Seminar:
    return Seminar(
        title=await who.text("title"),
        track=await who.text("track"),
        speakers=await who.text("speakers"),
        description=await who.text("description"),
    )


ROUTES = [
    Route("/g/{code}/programme", programme),
    Route("/g/{code}/seminars", add, methods=["POST"]),
    Route("/g/{code}/seminars/{topic}", change, methods=["POST"]),
]
