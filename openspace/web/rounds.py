"""The timetable, changed on the day: rounds and other phases get times, rounds come and go."""

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.clocks import Typed
from openspace.domain.grid import CHANGED
from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import rounds as verbs
from openspace.pages.contexts import grid
from openspace.pages.contexts import rounds as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, small_number
from openspace.web.grid import GRID
from openspace.web.showing import show

NOWHERE = -1


@inside(Act.SET_UP)
async def add_round(who: Asked) -> Response:
    """Add a round; a refused one stays in the form as it was typed."""
    typed = await _typed(who)
    return await _answered(who, await who.house.perform(verbs.add_round, who.caller, typed), typed)


@inside(Act.SET_UP)
async def change_round(who: Asked) -> Response:
    """Give a round other times."""
    typed, seen = await _typed(who), await who.text("seen")
    slot = who.path("slot")
    outcome = await who.house.perform(verbs.change_round, who.caller, slot, typed, seen)
    return await _answered(who, outcome, typed, seen)


@inside(Act.SET_UP)
async def change_phase(who: Asked) -> Response:
    """Give another phase other times."""
    typed, seen = await _typed(who), await who.text("seen")
    position = _position(who)
    outcome = await who.house.perform(verbs.change_phase, who.caller, position, typed, seen)
    return await _answered(who, outcome, typed, seen)


@inside(Act.SET_UP)
async def remove_round(who: Asked) -> Response:
    """Take a round out of the timetable."""
    slot, seen = who.path("slot"), await who.text("seen")
    outcome = await who.house.perform(verbs.remove_round, who.caller, slot, seen)
    return await _answered(who, outcome)


async def _answered(
    who: Asked, outcome: Outcome, typed: Typed | None = None, seen: str = ""
) -> Response:
    """The page; what could not be kept stays as it was typed, over what is so by now."""
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/desk/agenda#rounds")
    sentence, slot = who.say(outcome), who.request.path_params.get("slot", "")
    field = contexts.FIELDS.get(outcome.code, "") if typed else ""
    seen = "" if outcome == CHANGED else seen

    def view(now: Snapshot) -> object:
        position = contexts.round_position(now, slot, _position(who))
        form = contexts.round_form(now, position)
        if typed:
            form = contexts.typed_round(now, position, typed, seen, {field: sentence})
        return grid.grid_page(now, times=form, refusal="" if field else sentence)

    return await show(who, GRID, view, outcome)


def _position(who: Asked) -> int:
    told = small_number(who.request.path_params.get("position", ""))
    return NOWHERE if told is None else told


async def _typed(who: Asked) -> Typed:
    return Typed(*[(await who.text(name)).strip() for name in ("day", "starts", "ends")])


ROUTES = [
    Route("/g/{code}/slots", add_round, methods=["POST"]),
    Route("/g/{code}/slots/{slot}", change_round, methods=["POST"]),
    Route("/g/{code}/slots/{slot}/removal", remove_round, methods=["POST"]),
    Route("/g/{code}/phases/{position}", change_phase, methods=["POST"]),
]
