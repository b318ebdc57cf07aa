"""The desk: the facilitator's screen, and the phases by hand."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation.gathering import open_phase
from openspace.pages.contexts import desk as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.desk import InvitationView
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, small_number
from openspace.web.showing import Shown, show

NOWHERE = -1
DESK = Shown("desk/page.html", "desk", ("desk",))


@inside(Act.READ_DESK)
async def desk(who: Asked) -> Response:
    """Clock, counts and rooms."""
    return await show(who, DESK, lambda now: _page(now, who))


@inside(Act.OPEN_PHASE)
async def open_by_hand(who: Asked) -> Response:
    """Open a phase, forward or back."""
    position, seen = [small_number(await who.text(name)) for name in ("position", "seen")]
    if position is None or seen is None:
        position = seen = NOWHERE
    outcome = await who.house.perform(open_phase, who.caller, position, seen)
    if isinstance(outcome, Refusal):
        return await show(who, DESK, lambda now: _page(now, who), outcome)
    return redirected(f"/g/{who.code}/desk")


def _page(now: Snapshot, who: Asked) -> object:
    address = str(who.request.url.replace(path=f"/g/{who.code}", query=""))
    is_open = now.gathering.visibility == "open"
    invitations = (InvitationView("participant", address),) if is_open else ()
    return contexts.desk_page(now, invitations)


ROUTES = [
    Route("/g/{code}/desk", desk),
    Route("/g/{code}/phases", open_by_hand, methods=["POST"]),
]
