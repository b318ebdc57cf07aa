"""Feedback: giving it, and reading it at the desk."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.feedback import QUESTIONS, Typed
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation.feedback import give
from openspace.facilitation.house import new_secret
from openspace.locale.tables import CSV
from openspace.pages.contexts import feedback as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show

PAGE = Shown("feedback/page.html", "convergence")
DESK = Shown("feedback/desk.html", "desk", ("feedback",))


@inside()
async def own(who: Asked) -> Response:
    """The form, or thanks."""
    return await show(who, PAGE, lambda now: contexts.own_feedback_view(now, who.caller))


@inside(Act.GIVE_FEEDBACK)
async def answer(who: Asked) -> Response:
    """Answer: ``mark_1`` to ``mark_3``, ``text``, ``role``; refused, it stays as it was typed."""
    marks = [await who.text(f"mark_{at + 1}") for at in range(QUESTIONS)]
    typed = Typed(await who.text("role"), tuple(marks), await who.text("text"))
    outcome = await who.house.perform(give, who.caller, new_secret(), typed)
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/feedback")
    wrong = outcome.code, who.say(outcome)
    told = replace(PAGE, tells=True)
    view = lambda now: contexts.own_feedback_view(now, who.caller, typed, wrong)  # noqa: E731
    return await show(who, told, view, outcome)


@inside(Act.READ_DESK)
async def desk(who: Asked) -> Response:
    """What was answered, by role."""
    return await show(who, DESK, contexts.feedback_view)


@inside(Act.READ_DESK)
async def table(who: Asked) -> Response:
    """The same as a table."""
    file = await who.house.store.read(
        lambda tx: contexts.as_table(Snapshot(tx, who.code), who.language)
    )
    headers = {"Content-Disposition": f'attachment; filename="{who.code}-feedback.csv"'}
    return Response(file, media_type=CSV, headers=headers)


ROUTES = [
    Route("/g/{code}/feedback", own),
    Route("/g/{code}/feedback", answer, methods=["POST"]),
    Route("/g/{code}/desk/feedback", desk),
    Route("/g/{code}/desk/feedback.csv", table),
]
