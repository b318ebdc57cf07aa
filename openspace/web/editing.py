"""Making the book up: a page for facilitators, and a form for each of its parts.

The rule: what is refused stays as it was typed, under what is so by now (ET1).
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.grid import CHANGED
from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation import editing as verbs
from openspace.pages.contexts import editing as contexts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.parts import FieldView
from openspace.web.answers import absent, redirected
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show
from openspace.workbook.design import designs

EDITING = Shown("editing/page.html", "workbook", ("editing",), tells=True)
OMISSION = Shown("editing/omission.html", "workbook")
WAYS = {"up": -1, "down": 1}
FIELDS = {
    "foreword": {"text": "text", "signed": "signed"},
    "window": {"until": "until"},
    "rights": {"text": "rights"},
}
"""What is typed into a part's form, by its own name and the page's."""


@inside(Act.EDIT)
async def page(who: Asked) -> Response:
    """The page; ``?saved=`` is the part that has just been."""
    saved = who.request.query_params.get("saved", "")
    return await show(who, EDITING, lambda now: contexts.editing_page(now, saved))


async def _design(who: Asked, seen: str) -> Outcome:
    name = await who.text("name")
    return await who.house.perform(verbs.choose_design, who.caller, name, seen, designs())


async def _foreword(who: Asked, seen: str) -> Outcome:
    said = (await who.text("text"), await who.text("signed"))
    return await who.house.perform(verbs.write_foreword, who.caller, said, seen)


async def _order(who: Asked, seen: str) -> Outcome:
    return await who.house.perform(verbs.choose_order, who.caller, await who.text("kind"), seen)


async def _window(who: Asked, seen: str) -> Outcome:
    return await who.house.perform(verbs.set_window, who.caller, await who.text("until"), seen)


async def _rights(who: Asked, seen: str) -> Outcome:
    return await who.house.perform(verbs.write_rights, who.caller, await who.text("text"), seen)


PARTS: dict[str, Callable[[Asked, str], Awaitable[Outcome]]] = {
    "design": _design,
    "foreword": _foreword,
    "order": _order,
    "window": _window,
    "rights": _rights,
}


@inside(Act.EDIT)
async def choose(who: Asked) -> Response:
    """Choose what a part of the book's make-up says."""
    part = who.path("part")
    if part not in PARTS:
        return absent(who.request)
    outcome = await PARTS[part](who, await who.text("seen"))
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/workbook/editing?saved={part}#of_{_anchor(part)}")
    return await _typed(who, part, outcome)


@inside(Act.EDIT)
async def undo(who: Asked) -> Response:
    """Let what a part said before hold again."""
    part, seen = who.path("part"), await who.text("seen")
    outcome = await who.house.perform(verbs.undo, who.caller, part, seen)
    return await _answered(who, outcome, f"?saved={part}#of_{_anchor(part)}")


@inside(Act.EDIT)
async def move(who: Asked) -> Response:
    """Move a chapter one up or down."""
    by, seen = WAYS.get(await who.text("by"), 0), await who.text("seen")
    outcome = await who.house.perform(verbs.move, who.caller, who.path("topic"), by, seen)
    return await _answered(who, outcome)


@inside(Act.EDIT)
async def remind(who: Asked) -> Response:
    """Remind those who convene a chapter."""
    outcome = await who.house.perform(verbs.remind, who.caller, who.path("topic"))
    return await _answered(who, outcome, f"#chapter_row_{who.path('topic')}")


@inside(Act.EDIT)
async def before_omission(who: Asked) -> Response:
    """What leaving a chapter out does, before it is done."""
    return await show(who, OMISSION, lambda now: contexts.omission_page(now, who.path("topic")))


@inside(Act.EDIT)
async def leave_out(who: Asked) -> Response:
    """Leave a chapter out."""
    topic, reason = who.path("topic"), await who.text("reason")
    outcome = await who.house.perform(verbs.leave_out, who.caller, topic, reason)
    if not isinstance(outcome, Refusal):
        return await _answered(who, outcome)
    typed = FieldView(reason, who.say(outcome))
    told = replace(OMISSION, tells=True)
    return await show(who, told, lambda now: contexts.omission_page(now, topic, typed), outcome)


@inside(Act.EDIT)
async def take_in(who: Asked) -> Response:
    """Take a chapter in again."""
    outcome = await who.house.perform(verbs.take_in, who.caller, who.path("topic"))
    return await _answered(who, outcome)


async def _answered(who: Asked, outcome: Outcome, where: str = "#chapters") -> Response:
    if not isinstance(outcome, Refusal):
        return redirected(f"/g/{who.code}/workbook/editing{where}")
    said = who.say(outcome)
    return await show(who, EDITING, lambda now: contexts.editing_page(now, refusal=said), outcome)


async def _typed(who: Asked, part: str, refusal: Refusal) -> Response:
    """The page with what was typed; the refusal stands at its field, or above everything."""
    fields, said = FIELDS.get(part, {}), who.say(refusal)
    at_field = bool(fields) and refusal != CHANGED
    words = {field: FieldView(await who.text(name)) for name, field in fields.items()}
    if at_field:
        first = next(iter(words))
        words[first] = FieldView(words[first].value, said)
    sent = await who.text("seen")

    def view(now: Snapshot) -> object:
        fresh = contexts.editing_page(now, refusal="" if at_field else said)
        forms = replace(fresh.forms, fields=fresh.forms.fields | words)
        if at_field:
            forms = replace(forms, seen=forms.seen | {part: sent})
        elif part == "foreword":
            forms = replace(forms, standing=fresh.chosen[part].says)
        return replace(fresh, forms=forms)

    return await show(who, EDITING, view, refusal)


def _anchor(part: str) -> str:
    return "chapters" if part == "order" else part


BASE = "/g/{code}/workbook/editing"
TOPIC = f"{BASE}/topics/{{topic}}"
ROUTES = [
    Route(BASE, page),
    Route(f"{BASE}/{{part}}", choose, methods=["POST"]),
    Route(f"{BASE}/{{part}}/withdrawal", undo, methods=["POST"]),
    Route(f"{TOPIC}/position", move, methods=["POST"]),
    Route(f"{TOPIC}/reminder", remind, methods=["POST"]),
    Route(f"{TOPIC}/omission", before_omission, methods=["GET"]),
    Route(f"{TOPIC}/omission", leave_out, methods=["POST"]),
    Route(f"{TOPIC}/omission/withdrawal", take_in, methods=["POST"]),
]
