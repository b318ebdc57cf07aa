"""Choosing which calls rooms have, on the page where the agenda is set up."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.calls import Means
from openspace.domain.grid import CHANGED
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.domain.rooms import WITH_LINKS
from openspace.facilitation import calls as verbs
from openspace.pages.contexts import calls as contexts
from openspace.pages.contexts.grid import grid_page
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, settings_of
from openspace.web.grid import GRID
from openspace.web.showing import show

WRONG_LINK = "call_wrong_"


@inside(Act.SET_UP)
async def set_calls(who: Asked) -> Response:
    """Choose; what is refused stays as it was typed."""
    rule, seen = await who.text("rule"), await who.text("seen")
    links = {room: await who.text(f"link_{room}") for room in WITH_LINKS}
    settings = settings_of(who.request)
    means = Means(jitsi=bool(settings.jitsi), sfu=bool(settings.janus))
    outcome = await who.house.perform(verbs.set_calls, who.caller, rule, links, means, seen)
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/desk/agenda?saved=calls#calls")
    wrong = {outcome.code.removeprefix(WRONG_LINK): who.say(outcome)}
    wrong = wrong if wrong.keys() <= set(WITH_LINKS) else {"": who.say(outcome)}
    seen = "" if outcome == CHANGED else seen

    def view(now: Snapshot) -> object:
        return grid_page(now, calls=contexts.typed_calls(now, rule, links, seen, wrong))

    return await show(who, GRID, view, outcome)


ROUTES = [Route("/g/{code}/calls", set_calls, methods=["POST"])]
