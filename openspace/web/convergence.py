"""Converging: dots on topics, what matters most, and the rules of it."""

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.convergence import Typed
from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import convergence as verbs
from openspace.facilitation.house import Verb
from openspace.pages.contexts import convergence as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, own_push, show

PAGE = Shown("convergence/page.html", "convergence", ("convergence",))


@inside()
async def convergence(who: Asked) -> Response:
    """Dots, priorities and actions."""
    return await show(who, PAGE, lambda now: contexts.convergence_page(now, who.caller))


@inside(Act.LAY_DOTS)
async def lay(who: Asked) -> Response:
    """Lay a dot on a topic."""
    return await _dotted(who, verbs.lay)


@inside(Act.LAY_DOTS)
async def take_back(who: Asked) -> Response:
    """Take a dot back."""
    return await _dotted(who, verbs.take_back)


@inside(Act.SET_UP)
async def reveal(who: Asked) -> Response:
    """Let everyone read the numbers."""
    return await _answered(who, await who.house.perform(verbs.reveal, who.caller))


@inside(Act.SET_UP)
async def cover(who: Asked) -> Response:
    """Cover the numbers up again."""
    return await _answered(who, await who.house.perform(verbs.cover, who.caller))


@inside(Act.SET_UP)
async def set_rules(who: Asked) -> Response:
    """Choose how the gathering converges; what was refused stays as it was typed."""
    told = [await who.text(name) for name in ("way", "dots", "counts", "bodies", "seen")]
    typed = Typed(*told)
    outcome = await who.house.perform(verbs.set_rules, who.caller, typed)
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/convergence#convergence_rules")
    wrong = {contexts.FIELDS.get(outcome.code, ""): who.say(outcome)}
    told_there = Shown(PAGE.template, PAGE.tab, PAGE.follows, tells=True)

    def view(now: Snapshot) -> object:
        rules = contexts.rules_view(now, typed, wrong)
        return contexts.convergence_page(now, who.caller, rules=rules)

    return await show(who, told_there, view, outcome)


async def _dotted(who: Asked, verb: Verb[[str]]) -> Response:
    outcome = await who.house.perform(verb, who.caller, who.path("topic"))
    if not isinstance(outcome, Refusal) and who.in_part:
        return HTMLResponse(await own_push(who, outcome))
    return await _answered(who, outcome)


async def _answered(who: Asked, outcome: Outcome) -> Response:
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/convergence")
    page = contexts.convergence_page
    return await show(who, PAGE, lambda now: page(now, who.caller), outcome)


ROUTES = [
    Route("/g/{code}/convergence", convergence),
    Route("/g/{code}/topics/{topic}/dots", lay, methods=["POST"]),
    Route("/g/{code}/topics/{topic}/dots/withdrawal", take_back, methods=["POST"]),
    Route("/g/{code}/convergence/rules", set_rules, methods=["POST"]),
    Route("/g/{code}/convergence/counts", reveal, methods=["POST"]),
    Route("/g/{code}/convergence/counts/withdrawal", cover, methods=["POST"]),
]
