"""The agenda: placing, moving and taking off."""

from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urlsplit

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import TopicMoved, TopicPlaced
from openspace.domain.hanging import seen_at
from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import agenda as verbs
from openspace.pages.contexts import agenda as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import render
from openspace.pages.views.shell import ToastView
from openspace.store.keeping import Transaction
from openspace.web.answers import redirected, status_of
from openspace.web.asking import Asked, inside
from openspace.web.marketplace import or_its_holder, topic_page, topic_shown
from openspace.web.showing import Shown, show

AGENDA = Shown("agenda/page.html", "agenda", ("agenda",))


@inside()
async def agenda(who: Asked) -> Response:
    """The grid; ``?cell=slot:place`` asks what could go into a free cell.

    ``?placed=`` is the run that was just placed: its place may go against something.
    """
    cell, placed = (who.request.query_params.get(name, "") for name in ("cell", "placed"))

    def view(now: Snapshot) -> object:
        return contexts.agenda_page(now, who.caller, cell, placed=placed)

    return await show(who, AGENDA, view)


@inside(Act.PLACE)
async def place(who: Asked) -> Response:
    """Put a topic into a cell, or move it there."""
    slot, _, where = (await who.text("cell")).partition(":")
    run = await _run(who)
    topic = who.path("topic")
    seen = await _seen(who, run)
    outcome = await who.house.perform(verbs.place, who.caller, topic, (slot, where), run, seen)
    return await back_to_the_grid(who, outcome, run)


@inside(Act.PLACE)
async def unplace(who: Asked) -> Response:
    """Take a topic off the grid."""
    run = await _run(who)
    seen = await _seen(who, run)
    outcome = await who.house.perform(verbs.unplace, who.caller, who.path("topic"), run, seen)
    return await back_to_the_grid(who, outcome, run)


@inside(Act.PLACE)
async def hold_again(who: Asked) -> Response:
    """Give a topic a further run."""
    outcome = await who.house.perform(verbs.hold_again, who.caller, who.path("topic"))
    shown = topic_shown(who)
    if isinstance(outcome, Refusal):
        page = await show(who, shown, lambda now: topic_page(now, who), outcome)
        return await or_its_holder(who, outcome, page)
    return redirected(f"/g/{who.code}/topics/{who.path('topic')}#placing")


@inside(Act.PLACE)
async def drop_run(who: Asked) -> Response:
    """Hold a topic one time less."""
    outcome = await who.house.perform(verbs.drop_run, who.caller, who.path("breakout"))
    return await back_to_the_grid(who, outcome)


@inside(Act.PLACE_REST)
async def place_rest(who: Asked) -> Response:
    """Give every topic without a place one, by interest."""
    return await back_to_the_grid(who, await who.house.perform(verbs.place_rest, who.caller))


async def _run(who: Asked) -> str:
    """Which run of the topic is meant, in the form or in its address; none means the first."""
    return await who.text("breakout") or who.request.query_params.get("breakout", "")


async def _seen(who: Asked, run: str) -> str | None:
    """Where the hand saw the card; an older page, or a program, does not say."""
    form = await who.form()
    seen = form.get(f"seen:{run}", form.get("seen"))
    return seen if isinstance(seen, str) else None


async def back_to_the_grid(who: Asked, outcome: Outcome, run: str = "") -> Response:
    """The agenda; a refused placing keeps the card in hand, on the page it came from."""
    came_from = urlsplit(who.request.headers.get("referer", "")).path
    from_the_grid = came_from == f"/g/{who.code}/agenda"
    if who.in_part and from_the_grid:
        return await _in_part(who, outcome, run)
    if not isinstance(outcome, Refusal):
        placed = _placed(outcome) if who.caller.facilitates else ""
        return redirected(f"/g/{who.code}/agenda{f'?placed={placed}' if placed else ''}")
    sentence = who.say(outcome)
    in_hand = who.request.path_params.get("topic", "")
    if not in_hand or from_the_grid:

        def view(now: Snapshot) -> object:
            return contexts.agenda_page(now, who.caller, refusal=sentence, in_hand=(in_hand, run))

        return await show(who, replace(AGENDA, tells=True), view, outcome)
    topic = replace(topic_shown(who), tells=True)
    page = await show(who, topic, lambda now: topic_page(now, who, error=sentence), outcome)
    return await or_its_holder(who, outcome, page)


async def _in_part(who: Asked, outcome: Outcome, run: str) -> Response:
    """What is said to who placed a card; the grid itself follows as a push, for everyone."""
    told: dict[str, object] = {"refusal": None, "warning": None, "seen": ""}
    if isinstance(outcome, Refusal):
        told["refusal"] = ToastView("refusal", who.say(outcome), "refused")
        told["seen"] = who.house.store.glance(lambda tx: _hangs_at(tx, who, run))
    elif who.caller.facilitates and (placed := _placed(outcome)):
        told["warning"] = await who.house.store.read(
            lambda tx: contexts.warning_view(Snapshot(tx, who.code), placed)
        )
    html = render(who.language, "agenda/answer.html", told)
    return HTMLResponse(html, status_of(outcome) if isinstance(outcome, Refusal) else 200)


def _placed(facts: Iterable[Fact]) -> str:
    """The run that was placed or moved."""
    hung = (each for each in facts if isinstance(each, TopicPlaced | TopicMoved))
    return next((each.breakout for each in hung), "")


def _hangs_at(tx: Transaction, who: Asked, run: str) -> str:
    """Where the card in hand hangs by now, as a hand would tell."""
    now = Snapshot(tx, who.code)
    topic = now.topics.get(who.request.path_params.get("topic", ""))
    return seen_at(now.agenda.of(run or (topic.breakout if topic else "")))


ROUTES = [
    Route("/g/{code}/agenda", agenda),
    Route("/g/{code}/placements", place_rest, methods=["POST"]),
    Route("/g/{code}/topics/{topic}/breakouts", hold_again, methods=["POST"]),
    Route("/g/{code}/breakouts/{breakout}/withdrawal", drop_run, methods=["POST"]),
    Route("/g/{code}/topics/{topic}/placement", place, methods=["POST"]),
    Route("/g/{code}/topics/{topic}/placement/withdrawal", unplace, methods=["POST"]),
]
