"""Actions: putting them up, owning them, helping, and saying how far they are."""

from collections.abc import Callable
from dataclasses import replace

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.action_words import Typed
from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import actions as verbs
from openspace.facilitation.actions import Owning
from openspace.facilitation.house import Verb, new_id
from openspace.pages.contexts import actions as contexts
from openspace.pages.contexts.convergence import action_page, convergence_page
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import dom_id
from openspace.pages.views.actions import ActionFormView
from openspace.pages.views.parts import BLANK, FieldView
from openspace.store import actions
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, small_number
from openspace.web.convergence import PAGE
from openspace.web.notices import came_from
from openspace.web.showing import Shown, own_push, show

Form = Callable[[Snapshot], ActionFormView]
ACTION = Shown("actions/page.html", "convergence", ("convergence",))


@inside()
async def action(who: Asked) -> Response:
    """An action's own page."""
    return await _own_page(who)


@inside(Act.ACT)
async def propose(who: Asked) -> Response:
    """Put an action up; what was refused stays as it was typed."""
    typed, owning = await _typed(who), Owning(await who.text("how"), await who.text("name"))
    new = new_id()
    outcome = await who.house.perform(verbs.propose, who.caller, new, typed, owning)
    if not isinstance(outcome, Refusal):
        return _wall(who, new)
    wrong = _wrong(who, outcome)

    def view(now: Snapshot) -> object:
        form = contexts.form_view(now, typed, (owning.how, owning.name), wrong)
        return convergence_page(now, who.caller, form)

    return await show(who, replace(PAGE, tells=True), view, outcome)


@inside(Act.ACT)
async def of_step(who: Asked) -> Response:
    """Make an action of a report's next step; of one that is an action already, lead to it."""
    step, breakout, new = small_number(who.path("step")) or 0, who.path("breakout"), new_id()
    outcome = await who.house.perform(verbs.of_step, who.caller, new, breakout, step)
    if isinstance(outcome, Refusal):
        return await show(who, PAGE, lambda now: convergence_page(now, who.caller), outcome)
    return _wall(who, new)


@inside(Act.ACT)
async def reword(who: Asked) -> Response:
    """Write something else about it; what was refused stays as it was typed."""
    typed, seen, id_ = await _typed(who), await who.text("seen"), who.path("action")
    outcome = await who.house.perform(verbs.reword, who.caller, id_, typed, seen)
    if not isinstance(outcome, Refusal):
        return redirected(_address(who))
    wrong = _wrong(who, outcome)
    form = lambda now: contexts.form_view(now, typed, wrong=wrong)  # noqa: E731
    return await _own_page(who, outcome, form)


@inside(Act.ACT)
async def move(who: Asked) -> Response:
    """Say how far it is: ``status``, and ``happened``, a line of what did."""
    status, said = await who.text("status"), await who.text("happened")
    outcome = await who.house.perform(verbs.move, who.caller, who.path("action"), status, said)
    if isinstance(outcome, Refusal) and outcome.code == "happened_too_long":
        return await _own_page(who, outcome, said=FieldView(said, who.say(outcome)))
    return await _done(who, outcome)


async def _did(who: Asked, verb: Verb[[str]]) -> Response:
    return await _done(who, await who.house.perform(verb, who.caller, who.path("action")))


async def _otherwise(who: Asked, verb: Verb[[str]]) -> Response:
    """What lets one do other things with it: its own page comes whole, with their forms."""
    outcome = await who.house.perform(verb, who.caller, who.path("action"))
    there = came_from(who).partition("?")[0]
    if not isinstance(outcome, Refusal) and there == _address(who):
        return redirected(there)
    return await _done(who, outcome)


@inside(Act.ACT)
async def take_on(who: Asked) -> Response:
    """Own it."""
    return await _otherwise(who, verbs.take_on)


@inside(Act.ACT)
async def hand_back(who: Asked) -> Response:
    """Own it no longer, or say no to it."""
    return await _otherwise(who, verbs.hand_back)


@inside(Act.ACT)
async def join(who: Asked) -> Response:
    """Help with it."""
    return await _did(who, verbs.join)


@inside(Act.ACT)
async def leave(who: Asked) -> Response:
    """Help no longer."""
    return await _did(who, verbs.leave)


@inside(Act.ACT)
async def withdraw(who: Asked) -> Response:
    """Take it down."""
    return await _otherwise(who, verbs.withdraw)


@inside(Act.ACT)
async def restore(who: Asked) -> Response:
    """Put it up again."""
    return await _otherwise(who, verbs.restore)


async def _done(who: Asked, outcome: Outcome) -> Response:
    if isinstance(outcome, Refusal):
        return await _own_page(who, outcome)
    if who.in_part and (push := await own_push(who, outcome)):
        return HTMLResponse(push)
    return redirected(came_from(who))


async def _own_page(
    who: Asked,
    refusal: Refusal | None = None,
    form: Form | None = None,
    said: FieldView = BLANK,
) -> Response:
    def view(now: Snapshot) -> object | None:
        found = actions.action(now.tx, who.code, who.path("action"))
        if found is None:
            return None
        return action_page(now, who.caller, found, form(now) if form else None, said)

    return await show(
        who, replace(ACTION, tells=form is not None or said is not BLANK), view, refusal
    )


async def _typed(who: Asked) -> Typed:
    names = ("title", "topics", "organisation", "due", "body")
    return Typed(*[await who.text(name) for name in names])


def _wrong(who: Asked, refusal: Refusal) -> dict[str, str]:
    return {contexts.FIELDS.get(refusal.code, ""): who.say(refusal)}


def _wall(who: Asked, id_: str) -> Response:
    return redirected(f"/g/{who.code}/convergence#{dom_id('action', id_)}")


def _address(who: Asked) -> str:
    return f"/g/{who.code}/actions/{who.path('action')}"


ONE = "/g/{code}/actions/{action}"
ROUTES = [
    Route("/g/{code}/actions", propose, methods=["POST"]),
    Route(ONE, action),
    Route(f"{ONE}/words", reword, methods=["POST"]),
    Route(f"{ONE}/owner", take_on, methods=["POST"]),
    Route(f"{ONE}/owner/withdrawal", hand_back, methods=["POST"]),
    Route(f"{ONE}/helpers", join, methods=["POST"]),
    Route(f"{ONE}/helpers/withdrawal", leave, methods=["POST"]),
    Route(f"{ONE}/status", move, methods=["POST"]),
    Route(f"{ONE}/withdrawal", withdraw, methods=["POST"]),
    Route(f"{ONE}/restoration", restore, methods=["POST"]),
    Route("/g/{code}/breakouts/{breakout}/report/steps/{step}/action", of_step, methods=["POST"]),
]
