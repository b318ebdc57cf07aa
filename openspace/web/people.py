"""Who is here, for facilitators: remove somebody, and let them in again.

The rule: who was removed gets one page whatever they ask for, with whom to ask; it is theirs to see
because the key they hold says who they were. What was sought in the list is sought still when one
comes back from what was done.
"""

from typing import cast
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.removal import refused_removal
from openspace.facilitation import removal as verbs
from openspace.pages.contexts import people
from openspace.pages.contexts.shell import gathering_view
from openspace.pages.environment import render
from openspace.pages.views.shell import BareView
from openspace.store import participants
from openspace.web.answers import redirected
from openspace.web.asking import Asked, NoPart, inside
from openspace.web.cookies import tell_of
from openspace.web.showing import Shown, show

PEOPLE = Shown("people/page.html", "desk", ("guests",))
REMOVAL = Shown("people/removal.html", "desk")
LONGEST_WORDS = 200


@inside(Act.READ_DESK)
async def the_people(who: Asked) -> Response:
    """Everybody, or those whom ``?words=`` finds."""
    return await _people(who)


@inside(Act.REMOVE)
async def before_removal(who: Asked) -> Response:
    """What removing somebody does, before it is done."""
    found = await who.house.store.read(lambda tx: participants.one_of(tx, who.code, _person(who)))
    refusal = refused_removal(found)
    if refusal or found is None:
        return await _people(who, refusal)
    if found.removed:
        return redirected(_list(who))
    return await show(who, REMOVAL, lambda now: people.removal_page(now, found, _words(who)))


@inside(Act.REMOVE)
async def remove(who: Asked) -> Response:
    """Remove somebody."""
    return await _done(who, await who.house.perform(verbs.remove, who.caller, _person(who)))


@inside(Act.REMOVE)
async def readmit(who: Asked) -> Response:
    """Let somebody in again."""
    return await _done(who, await who.house.perform(verbs.readmit, who.caller, _person(who)))


async def no_part(_: Request, raised: Exception) -> Response:
    """What somebody sees who was removed; a page of theirs that is open gives way to it whole."""
    who = cast("NoPart", raised).who
    bare = BareView(who.language, gathering_view(who.gathering), who.visit.removed)
    page = HTMLResponse(render(who.language, "door/removed.html", {"bare": bare}), 403)
    if who.in_part:
        page.headers["HX-Redirect"] = f"/g/{who.code}"
    return page


def _person(who: Asked) -> str:
    return who.path("participant")


def _words(who: Asked) -> str:
    return who.request.query_params.get("words", "")[:LONGEST_WORDS]


def _list(who: Asked) -> str:
    words = _words(who)
    return f"/g/{who.code}/desk/people" + (f"?{urlencode({'words': words})}" if words else "")


async def _done(who: Asked, outcome: Outcome) -> Response:
    if isinstance(outcome, Refusal):
        return await _people(who, outcome)
    answer = redirected(_list(who))
    if outcome:
        tell_of(who.request, answer, who.code, _person(who), _words(who))
    return answer


async def _people(who: Asked, refusal: Refusal | None = None) -> Response:
    words = _words(who)
    return await show(who, PEOPLE, lambda now: people.people_page(now, words), refusal)


ROUTES = [
    Route("/g/{code}/desk/people", the_people),
    Route("/g/{code}/participants/{participant}/removal", before_removal),
    Route("/g/{code}/participants/{participant}/removal", remove, methods=["POST"]),
    Route("/g/{code}/participants/{participant}/removal/withdrawal", readmit, methods=["POST"]),
]
