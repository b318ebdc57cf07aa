"""The report beside a room's notes: written field by field, and filed.

The rule: what of a form can be written is; what is refused stays as it was typed.
"""

from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.domain.reports import WRITTEN_MEANWHILE, Entry, kind_of
from openspace.facilitation import reports as verbs
from openspace.pages.contexts.reports import Refused, Unwritten, field_view
from openspace.pages.environment import render
from openspace.store import reports
from openspace.web.answers import redirected, status_of
from openspace.web.asking import Asked, inside, small_number
from openspace.web.rooms import room_address, room_shown

OF_THE_ROOM = ("not_there", "no_such_room")


@inside(Act.REPORT)
async def write(who: Asked) -> Response:
    """Write what was changed of a report; ``act`` files it, ``take_out`` takes a step out."""
    breakout = who.path("breakout")
    refusals: dict[str, Refusal] = {}
    entries = [each for each in await _entries(who) if each.touched]
    for entry in entries:
        outcome = await who.house.perform(verbs.write, who.caller, breakout, entry)
        if isinstance(outcome, Refusal):
            refusals[entry.field] = outcome
    refused = {
        each.field: Refused(
            each.typed,
            who.say(refusals[each.field]),
            met=refusals[each.field].code == WRITTEN_MEANWHILE.code,
        )
        for each in entries
        if each.field in refusals
    }
    last = next(iter(refusals.values()), None) or await _act(who, breakout)
    if last is None:
        return redirected(f"{room_address(who.code, breakout)}#report")
    whole = "" if refused and last.code not in OF_THE_ROOM else who.say(last)
    return await room_shown(who, breakout, last, unwritten=Unwritten(refused, whole))


@inside(Act.REPORT)
async def write_field(who: Asked) -> Response:
    """Write one field, and answer it as it stands now; the page that asks goes on being typed in.

    ``text`` is what was typed and ``seen`` the mark of what was there.
    """
    breakout, name = who.path("breakout"), who.path("field")
    entry = Entry(name, await who.text("text"), await who.text("seen"))
    outcome = await who.house.perform(verbs.write, who.caller, breakout, entry)
    refusal = outcome if isinstance(outcome, Refusal) else None
    refused = None
    if refusal:
        met = refusal.code == WRITTEN_MEANWHILE.code
        refused = Refused(entry.typed, who.say(refusal), met=met)
    kind = kind_of(name)
    if kind is None or (refusal and refusal.code in OF_THE_ROOM):
        return await room_shown(who, breakout, refusal)
    if not (who.in_part or refusal):
        return redirected(f"{room_address(who.code, breakout)}#report")
    report = await who.house.store.read(lambda tx: reports.report(tx, breakout))
    shown = field_view(report, name, kind, refused)
    html = render(who.language, "reports/_field.html", {"field": shown})
    return HTMLResponse(html, status_of(refusal) if refusal else 200)


async def _entries(who: Asked) -> list[Entry]:
    form = await who.form()
    names = (each for each in form if kind_of(each))
    return [Entry(each, await who.text(each), await who.text(f"seen-{each}")) for each in names]


async def _act(who: Asked, breakout: str) -> Refusal | None:
    """What a button asks for besides saving."""
    outcome = None
    if step := small_number(await who.text("take_out")):
        outcome = await who.house.perform(verbs.take_out, who.caller, breakout, step)
    elif await who.text("act") == "file":
        outcome = await who.house.perform(verbs.file, who.caller, breakout)
    return outcome if isinstance(outcome, Refusal) else None


REPORT = "/g/{code}/breakouts/{breakout}/report"
ROUTES = [
    Route(REPORT, write, methods=["POST"]),
    Route(f"{REPORT}/{{field}}", write_field, methods=["POST"]),
]
