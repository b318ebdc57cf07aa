"""A suggested agenda: looked at, applied step by step, taken back."""

import re

import structlog
from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.facts.agenda import Move
from openspace.domain.facts.suggestion import ArrangementMade
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.domain.suggestion import Step
from openspace.facilitation import suggestion as verbs
from openspace.pages.contexts import suggestion as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.planning.planner import PlannerFailed
from openspace.web.answers import redirected
from openspace.web.asking import Asked, drafts_of, inside, small_number
from openspace.web.showing import Shown, show

CHANGE = re.compile(r"([\w-]+)=(?:([\w-]+):([\w-]+))?>(?:([\w-]+):([\w-]+))?")
MOST_CHANGES = 400
SUGGESTION = Shown("suggestion/page.html", "agenda", ("desk", "agenda", "wall"), tells=True)

log = structlog.get_logger()


@inside(Act.REARRANGE)
async def suggestion(who: Asked) -> Response:
    """What would change, and why; ``?left=1`` says how many steps could not be applied."""
    left = small_number(who.request.query_params.get("left", "")) or 0
    return await _shown(who, left=left)


@inside(Act.REARRANGE)
async def arrange(who: Asked) -> Response:
    """Apply the steps that were chosen."""
    steps = await _steps(who)
    outcome = await who.house.perform(verbs.arrange, who.caller, steps)
    if isinstance(outcome, Refusal):
        return await _shown(who, outcome)
    made = sum(len(each.moves) for each in outcome if isinstance(each, ArrangementMade))
    whole = made == sum(map(len, steps))
    left = "" if whole else "?left=1"
    return redirected(f"/g/{who.code}/agenda/suggestion{left}")


@inside(Act.REARRANGE)
async def undo(who: Asked) -> Response:
    """Take back what was applied last."""
    outcome = await who.house.perform(verbs.undo, who.caller, who.path("arrangement"))
    if isinstance(outcome, Refusal):
        return await _shown(who, outcome)
    return redirected(f"/g/{who.code}/agenda/suggestion")


async def _shown(who: Asked, refusal: Refusal | None = None, left: int = 0) -> Response:
    sentence = who.say(refusal) if refusal else ""
    try:
        draft = await drafts_of(who.request).latest(who.code)
    except PlannerFailed:
        log.exception("no_suggestion", gathering=who.code)
        return await show(who, SUGGESTION, contexts.no_suggestion_page, refusal)

    def view(now: Snapshot) -> object:
        return contexts.suggestion_page(now, draft, sentence, left)

    return await show(who, SUGGESTION, view, refusal)


async def _steps(who: Asked) -> tuple[Step, ...]:
    """The chosen steps; what cannot be read is no step."""
    told = [each[: 64 * MOST_CHANGES] for each in await who.texts("step")]
    return tuple(step for each in told if (step := _step(each)))


def _step(told: str) -> Step:
    found = [CHANGE.fullmatch(word) for word in told.split()[:MOST_CHANGES]]
    read = [each for each in found if each]
    return tuple(map(_move, read)) if len(read) == len(found) else ()


def _move(read: re.Match[str]) -> Move:
    breakout, *cells = read.groups()
    before, after = cells[:2], cells[2:]
    return Move("", str(breakout), _cell(before), _cell(after))


def _cell(read: list[str | None]) -> tuple[str, str] | None:
    slot, place = read
    return (slot, place) if slot and place else None


ROUTES = [
    Route("/g/{code}/agenda/suggestion", suggestion),
    Route("/g/{code}/agenda/arrangements", arrange, methods=["POST"]),
    Route("/g/{code}/agenda/arrangements/{arrangement}/withdrawal", undo, methods=["POST"]),
]
