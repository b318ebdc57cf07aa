"""The test room: the checklist, and everything that can be tried there.

The rule: what the page finds out by itself is answered with what it changed for oneself, as a push
would; every form works without a script too, and what was refused stays as it was typed.
"""

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import trying as verbs
from openspace.facilitation.house import new_id
from openspace.pages.contexts.trying import trying_page
from openspace.pages.views.parts import FieldView
from openspace.pages.views.trying import TypedView
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, own_push, show

FOLLOWS = ("trying",)


@inside(Act.TRY)
async def page(who: Asked) -> Response:
    """The checklist."""
    return await _shown(who)


@inside(Act.TRY)
async def result(who: Asked) -> Response:
    """How a ``step`` went: ``result`` is works, fails or without."""
    said = await who.text("step"), await who.text("result")
    outcome = await who.house.perform(verbs.say, who.caller, who.house.chats.trials, *said)
    if who.in_part and not isinstance(outcome, Refusal):
        return HTMLResponse(await own_push(who, outcome))
    return await _answered(who, outcome, f"#step_{said[0]}")


@inside(Act.TRY)
async def go(who: Asked) -> Response:
    """Go into a practice room: ``place`` is one or two."""
    place, trials = await who.text("place"), who.house.chats.trials
    outcome = await who.house.perform(verbs.go, who.caller, trials, place)
    return await _answered(who, outcome, "#step_moving")


@inside(Act.TRY)
async def hang(who: Asked) -> Response:
    """Put a practice topic up."""
    title, trials = await who.text("title"), who.house.chats.trials
    outcome = await who.house.perform(verbs.hang, who.caller, trials, (new_id(), title))
    wrong = outcome if isinstance(outcome, Refusal) else None
    typed = TypedView(title=FieldView(title, who.say(wrong))) if wrong else None
    return await _answered(who, outcome, "#step_proposing", typed)


@inside(Act.TRY)
async def mark(who: Asked) -> Response:
    """Mark a practice topic."""
    topic, trials = who.path("topic"), who.house.chats.trials
    outcome = await who.house.perform(verbs.mark, who.caller, trials, topic)
    return await _answered(who, outcome, "#step_marking")


@inside(Act.TRY)
async def write(who: Asked) -> Response:
    """Write a practice line."""
    text, trials = await who.text("text"), who.house.chats.trials
    outcome = await who.house.perform(verbs.write, who.caller, trials, (new_id(), text))
    wrong = outcome if isinstance(outcome, Refusal) else None
    typed = TypedView(text=FieldView(text, who.say(wrong))) if wrong else None
    return await _answered(who, outcome, "#step_writing", typed)


@inside(Act.TRY)
async def ask(who: Asked) -> Response:
    """Ask for a facilitator, with a word of ``why``."""
    why, trials = await who.text("why"), who.house.chats.trials
    outcome = await who.house.perform(verbs.ask, who.caller, trials, why)
    wrong = outcome if isinstance(outcome, Refusal) else None
    typed = TypedView(why=FieldView(why, who.say(wrong))) if wrong else None
    return await _answered(who, outcome, "#trying_help", typed)


@inside(Act.TRY)
async def manage(who: Asked) -> Response:
    """Need nobody any more."""
    outcome = await who.house.perform(verbs.manage, who.caller, who.house.chats.trials)
    return await _answered(who, outcome, "#trying_help")


@inside(Act.ANSWER_HELP)
async def answer(who: Asked) -> Response:
    """Be on the way."""
    trials = who.house.chats.trials
    await who.house.perform(verbs.answer, who.caller, trials, who.path("participant"))
    return redirected(f"/g/{who.code}/desk")


@inside(Act.ANSWER_HELP)
async def end(who: Asked) -> Response:
    """Have helped."""
    trials = who.house.chats.trials
    await who.house.perform(verbs.end, who.caller, trials, who.path("participant"))
    return redirected(f"/g/{who.code}/desk")


async def _answered(
    who: Asked, outcome: Outcome, at: str, typed: TypedView | None = None
) -> Response:
    if isinstance(outcome, Refusal):
        return await _shown(who, outcome, typed)
    return redirected(f"/g/{who.code}/test-room{at}")


async def _shown(
    who: Asked, refusal: Refusal | None = None, typed: TypedView | None = None
) -> Response:
    shown = Shown("trying/page.html", "", FOLLOWS, tells=typed is not None)
    return await show(who, shown, lambda now: trying_page(now, who.caller, typed), refusal)


ROUTES = [
    Route("/g/{code}/test-room", page),
    Route("/g/{code}/test-room/results", result, methods=["POST"]),
    Route("/g/{code}/test-room/whereabouts", go, methods=["POST"]),
    Route("/g/{code}/test-room/topics", hang, methods=["POST"]),
    Route("/g/{code}/test-room/topics/{topic}/mark", mark, methods=["POST"]),
    Route("/g/{code}/test-room/lines", write, methods=["POST"]),
    Route("/g/{code}/test-room/help", ask, methods=["POST"]),
    Route("/g/{code}/test-room/help/withdrawal", manage, methods=["POST"]),
    Route("/g/{code}/test-room/help/{participant}/answer", answer, methods=["POST"]),
    Route("/g/{code}/test-room/help/{participant}/end", end, methods=["POST"]),
]
