"""Choosing what new notes begin with, on the page where the agenda is set up."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.grid import CHANGED
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation import notes as verbs
from openspace.pages.contexts.grid import grid_page
from openspace.pages.contexts.note_template import ready_made, typed_template
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.grid import GRID
from openspace.web.showing import show


@inside(Act.SET_UP)
async def set_template(who: Asked) -> Response:
    """Choose; what is refused stays as it was typed."""
    begins, seen = await who.text("begins"), await who.text("seen")
    text = await who.text("template") if begins == "own" else ready_made(who.language, begins)
    outcome = await who.house.perform(verbs.set_template, who.caller, text, seen)
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/desk/agenda?saved=template#note_template")
    seen, wrong = "" if outcome == CHANGED else seen, who.say(outcome)

    def view(now: Snapshot) -> object:
        return replace(grid_page(now), note_template=typed_template(now, text, seen, wrong))

    return await show(who, GRID, view, outcome)


ROUTES = [Route("/g/{code}/note-template", set_template, methods=["POST"])]
