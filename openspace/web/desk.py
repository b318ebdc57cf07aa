"""The desk: the facilitator's screen, and the phases by hand."""

from dataclasses import dataclass, replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.announcements import Typed
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation.gathering import open_phase
from openspace.facilitation.rounds import extend
from openspace.pages.contexts import desk as contexts
from openspace.pages.contexts.announcements import announcing_view, assembling_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.desk import InvitationView
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, small_number
from openspace.web.showing import Shown, show

NOWHERE = -1
DESK = Shown("desk/page.html", "desk", ("desk", "health"))


@dataclass(frozen=True, slots=True)
class Written:
    """What was typed at the desk and refused: to be ``announced``, or to bring all ``together``.

    ``wrong`` is said at what was written; without it a toast says why.
    """

    announced: Typed | None = None
    together: Typed | None = None
    wrong: str = ""


NOTHING = Written()


@inside(Act.READ_DESK)
async def desk(who: Asked) -> Response:
    """Clock, counts and rooms."""
    return await desk_shown(who)


@inside(Act.OPEN_PHASE)
async def open_by_hand(who: Asked) -> Response:
    """Open a phase, forward or back."""
    position, seen = [small_number(await who.text(name)) for name in ("position", "seen")]
    if position is None or seen is None:
        position = seen = NOWHERE
    outcome = await who.house.perform(open_phase, who.caller, position, seen)
    if isinstance(outcome, Refusal):
        return await desk_shown(who, outcome)
    return redirected(f"/g/{who.code}/desk")


@inside(Act.OPEN_PHASE)
async def extend_by_hand(who: Asked) -> Response:
    """Give what is on five minutes more, or less."""
    minutes = {"5": 5, "-5": -5}.get(await who.text("by"), 0)
    outcome = await who.house.perform(extend, who.caller, minutes, await who.text("seen"))
    if isinstance(outcome, Refusal):
        return await desk_shown(who, outcome)
    return redirected(f"/g/{who.code}/desk")


async def desk_shown(
    who: Asked, refusal: Refusal | None = None, written: Written = NOTHING
) -> Response:
    """The desk, with what was written there and refused."""
    shown = replace(DESK, tells=bool(written.wrong))
    return await show(who, shown, lambda now: _page(now, who, written), refusal)


def _page(now: Snapshot, who: Asked, written: Written) -> object:
    address = str(who.request.url.replace(path=f"/g/{who.code}", query=""))
    is_open = now.gathering.visibility == "open"
    invitations = (InvitationView("participant", address),) if is_open else ()
    announced, together, house = written.announced, written.together, who.house
    announcing = announcing_view(now, who.language, announced, written.wrong if announced else "")
    assembling = assembling_view(now, who.language, together, written.wrong if together else "")
    looks, measured = house.looks.found(who.code), house.noted.told(who.code)
    return contexts.desk_page(now, invitations, announcing, assembling, looks, measured)


ROUTES = [
    Route("/g/{code}/desk", desk),
    Route("/g/{code}/phases", open_by_hand, methods=["POST"]),
    Route("/g/{code}/extension", extend_by_hand, methods=["POST"]),
]
