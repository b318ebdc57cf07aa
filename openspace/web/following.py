"""Following a colleague: find them, go where they are, be asked along when they go on."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.participants import LONGEST_NAME
from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import following as verbs
from openspace.pages.contexts.following import colleagues_page
from openspace.store import whereabouts
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.notices import came_from
from openspace.web.rooms import arrived
from openspace.web.showing import Shown, show

COLLEAGUES = Shown("following/page.html", "hall", ("colleagues",))


@inside()
async def colleagues(who: Asked) -> Response:
    """Everybody who lets others follow them; ``?name=`` those who are called so."""
    return await _page(who)


@inside(Act.FOLLOW)
async def allow(who: Asked) -> Response:
    """Let others follow me, or not any more: ``allowed`` is ``yes`` or empty."""
    yes = await who.text("allowed") == "yes"
    return await _answered(who, await who.house.perform(verbs.allow, who.caller, yes))


@inside(Act.FOLLOW)
async def follow(who: Asked) -> Response:
    """Follow ``person``."""
    person = await who.text("person")
    return await _answered(who, await who.house.perform(verbs.follow, who.caller, person))


@inside(Act.FOLLOW)
async def stop(who: Asked) -> Response:
    """Follow nobody."""
    return await _answered(who, await who.house.perform(verbs.stop, who.caller))


@inside(Act.MOVE)
async def join(who: Asked) -> Response:
    """Go where somebody is."""
    outcome = await who.house.perform(verbs.join, who.caller, who.path("person"))
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    moved = [fact.room for fact in outcome if isinstance(fact, ParticipantMoved)]
    here = await who.house.store.read(lambda tx: whereabouts.of(tx, who.caller.person))
    return await arrived(who, outcome, moved[0] if moved else here.room)


async def _answered(who: Asked, outcome: Outcome) -> Response:
    if isinstance(outcome, Refusal):
        return await _page(who, outcome)
    return redirected(came_from(who))


async def _page(who: Asked, refusal: Refusal | None = None) -> Response:
    words = who.request.query_params.get("name", "")[:LONGEST_NAME].strip()
    return await show(who, COLLEAGUES, lambda now: colleagues_page(now, who.caller, words), refusal)


ROUTES = [
    Route("/g/{code}/colleagues", colleagues),
    Route("/g/{code}/colleagues/{person}/company", join, methods=["POST"]),
    Route("/g/{code}/whereabouts/permission", allow, methods=["POST"]),
    Route("/g/{code}/following", follow, methods=["POST"]),
    Route("/g/{code}/following/withdrawal", stop, methods=["POST"]),
]
