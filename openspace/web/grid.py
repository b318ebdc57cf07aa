"""The page where facilitators set the grid up, and what can be done there."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.grid import CHANGED
from openspace.domain.permissions import Act
from openspace.domain.places import Details
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import grid as verbs
from openspace.pages.contexts import grid as contexts
from openspace.pages.contexts import rounds
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, small_number
from openspace.web.showing import Shown, show

GRID = Shown("grid/page.html", "desk", ("grid",), tells=True)


@inside(Act.SET_UP)
async def set_up(who: Asked) -> Response:
    """The page; ``?place=``, ``?slot=`` or ``?phase=`` is changed, ``?saved=`` has just been."""
    place, slot, phase, saved = (
        who.request.query_params.get(name, "") for name in ("place", "slot", "phase", "saved")
    )

    def view(now: Snapshot) -> object:
        position = rounds.round_position(now, slot, small_number(phase))
        form = contexts.place_form(now, place)
        return contexts.grid_page(now, form, rounds.round_form(now, position), saved=saved)

    return await show(who, GRID, view)


@inside(Act.SET_UP)
async def set_rules(who: Asked) -> Response:
    """Choose how topics get their places, and whether tallies are shown."""
    told = [await who.text(name) for name in ("placing_rule", "tallies", "seen")]
    outcome = await who.house.perform(verbs.set_rules, who.caller, *told)
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/desk/agenda?saved=rules")
    if outcome != CHANGED:
        return await answered(who, outcome)
    sentence = who.say(outcome)

    def view(now: Snapshot) -> object:
        rules = contexts.typed_rules(now, told[0], told[1])
        return replace(contexts.grid_page(now, refusal=sentence), rules=rules)

    return await show(who, GRID, view, outcome)


@inside(Act.SET_UP)
async def add_place(who: Asked) -> Response:
    """Add a place; a refused one stays in the form as it was typed."""
    typed = await _typed(who)
    outcome = await who.house.perform(verbs.add_place, who.caller, typed)
    return await _described(who, outcome, typed)


@inside(Act.SET_UP)
async def change_place(who: Asked) -> Response:
    """Describe a place anew."""
    typed, seen, place = await _typed(who), await who.text("seen"), who.path("place")
    outcome = await who.house.perform(verbs.change_place, who.caller, place, typed, seen)
    return await _described(who, outcome, typed, seen)


@inside(Act.SET_UP)
async def raise_place(who: Asked) -> Response:
    """Let a place stand one further up."""
    place = who.path("place")
    return await answered(who, await who.house.perform(verbs.raise_place, who.caller, place))


@inside(Act.SET_UP)
async def remove_place(who: Asked) -> Response:
    """Take a place off the grid."""
    seen, place = await who.text("seen"), who.path("place")
    outcome = await who.house.perform(verbs.remove_place, who.caller, place, seen)
    return await answered(who, outcome, place)


async def answered(who: Asked, outcome: Outcome, place: str = "") -> Response:
    """The page; a refusal leaves the sheet of this ``place`` open, as it is by now."""
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/desk/agenda")
    sentence = who.say(outcome)

    def view(now: Snapshot) -> object:
        return contexts.grid_page(now, contexts.place_form(now, place), refusal=sentence)

    return await show(who, GRID, view, outcome)


async def _described(who: Asked, outcome: Outcome, typed: Details, seen: str = "") -> Response:
    """The page; what could not be kept stays as it was typed, over what is so by now."""
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/desk/agenda")
    sentence, place = who.say(outcome), who.request.path_params.get("place", "")
    field = contexts.FIELDS.get(outcome.code, "")
    seen = "" if outcome == CHANGED else seen

    def view(now: Snapshot) -> object:
        form = contexts.typed_place(now, place, typed, seen, {field: sentence})
        return contexts.grid_page(now, form, refusal="" if field else sentence)

    return await show(who, GRID, view, outcome)


async def _typed(who: Asked) -> Details:
    return Details(*[await who.text(name) for name in ("name", "seats", "room", "call")])


ROUTES = [
    Route("/g/{code}/desk/agenda", set_up),
    Route("/g/{code}/agenda/rules", set_rules, methods=["POST"]),
    Route("/g/{code}/places", add_place, methods=["POST"]),
    Route("/g/{code}/places/{place}", change_place, methods=["POST"]),
    Route("/g/{code}/places/{place}/rise", raise_place, methods=["POST"]),
    Route("/g/{code}/places/{place}/removal", remove_place, methods=["POST"]),
]
