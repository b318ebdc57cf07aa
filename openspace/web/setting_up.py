"""Describing a gathering in steps, each a form that is saved by itself.

The rule: what is refused stays as it was typed, over what is so by now; and so does what came along
with another step.
"""

from collections.abc import Mapping
from dataclasses import replace

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from openspace.bus.purses import PICTURES
from openspace.domain.grid import CHANGED
from openspace.domain.images import described
from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.setting_up import STEPS
from openspace.domain.setting_up_together import LOGOS, TIMES, WHEN, is_unsaved
from openspace.domain.sheets import Sheet, written
from openspace.facilitation import setting_up as verbs
from openspace.pages.contexts.setting_up import AtWork, Said, setting_up_page
from openspace.pages.contexts.snapshot import Snapshot
from openspace.store import images
from openspace.store.keeping import Transaction
from openspace.store.retention import retention
from openspace.web.answers import absent, redirected
from openspace.web.arriving import sign_in_address, sign_ins_of
from openspace.web.asking import Asked, asked, inside, pay
from openspace.web.images import HEADERS, TOO_MANY, developed
from openspace.web.sheets import rows_on, sheets_of
from openspace.web.showing import Shown, show

STANDING = {*STEPS, WHEN, TIMES, LOGOS}
SETTING_UP = Shown("setting_up/page.html", "desk", tells=True)


@inside(Act.SET_UP)
async def the_gathering(who: Asked) -> Response:
    """The page; ``?saved=`` is the step that just was."""
    saved = who.request.query_params.get("saved", "")
    at_work = _at_work(who)
    return await show(who, SETTING_UP, lambda now: setting_up_page(now, (), saved, at_work))


@inside(Act.SET_UP)
async def save_step(who: Asked) -> Response:
    """Save a step."""
    step = who.path("step")
    if step not in STEPS:
        return absent(who.request)
    sheet, others = await _sheets(who, step)
    seen = written(sheet, "seen")
    outcome = await who.house.perform(verbs.describe, who.caller, step, sheet, seen)
    return await _answered(who, _said(step, sheet), outcome, others)


@inside(Act.SET_UP)
async def move_day(who: Asked) -> Response:
    """Hold it on another day, or by another clock."""
    sheet, others = await _sheets(who, WHEN)
    told = [written(sheet, name) for name in ("day", "time_zone", "seen")]
    outcome = await who.house.perform(verbs.move_day, who.caller, *told)
    return await _answered(who, _said(WHEN, sheet), outcome, others)


@inside(Act.SET_UP)
async def rewrite(who: Asked) -> Response:
    """Keep the whole timetable; ``out`` takes rows out by their place on the sheet."""
    sheet, others = await _sheets(who, TIMES)
    said = _said(TIMES, sheet)
    on = written(sheet, "on")
    outcome = await who.house.perform(
        verbs.rewrite, who.caller, said.rows, said.seen, on=on, follow=said.follow
    )
    return await _answered(who, said, outcome, others)


@inside(Act.SET_UP)
async def hang_logo(who: Asked) -> Response:
    """Let a ``picture`` stand on the invitation; ``alt`` says what it shows."""
    pay(who, PICTURES, TOO_MANY)
    async with who.request.form(max_files=1) as form:
        sheets, picture = sheets_of(form, LOGOS), form.get("picture")
        sheet, others = sheets.pop(LOGOS), sheets
        words = described(written(sheet, "alt"))
        sent = picture if isinstance(picture, UploadFile) else None
        made = words if isinstance(words, Refusal) else await developed(who, sent)
    outcome: Outcome
    if isinstance(words, Refusal):
        outcome = words
    elif isinstance(made, Refusal):
        outcome = made
    else:
        outcome = await who.house.perform(verbs.hang_logo, who.caller, words, *made)
    name = sent.filename if sent and sent.filename else ""
    return await _answered(who, _said(LOGOS, {**sheet, "picture": (name,)}), outcome, others)


@inside(Act.SET_UP)
async def take_logo_off(who: Asked) -> Response:
    """Let a logo stand there no longer."""
    sheet, others = await _sheets(who, LOGOS)
    outcome = await who.house.perform(verbs.take_logo_off, who.caller, who.path("file"))
    return await _answered(who, _said(LOGOS, {}), outcome, {**others, LOGOS: sheet})


async def logo(request: Request) -> Response:
    """A logo, for whoever may come to the door."""
    who = await asked(request)
    file = request.path_params["file"]
    if who is None or file not in {each.file for each in who.gathering.logos}:
        return absent(request)

    def work(tx: Transaction) -> tuple[str, bytes] | None:
        found = images.image(tx, who.code, file)
        return (found.sort, images.content(tx, who.code, file)) if found else None

    kept = await who.house.store.read(work)
    if kept is None:
        return absent(request)
    return Response(kept[1], media_type=f"image/{kept[0]}", headers=HEADERS)


async def _sheets(who: Asked, step: str) -> tuple[Sheet, dict[str, Sheet]]:
    """What stands on this step's sheet, and on those that came along."""
    sheets = sheets_of(await who.form(), step)
    return sheets.pop(step), sheets


def _said(step: str, sheet: Sheet) -> Said:
    rows = rows_on(sheet) if step == TIMES else ()
    return Said(step, None, "", sheet, rows, follow="follow" in sheet, seen=written(sheet, "seen"))


async def _answered(
    who: Asked, said: Said, outcome: Outcome, others: Mapping[str, Sheet]
) -> Response:
    """Saved or refused, with what came along and is not saved."""
    told = tuple(_said(step, sheet) for step, sheet in others.items() if step in STANDING)

    def work(tx: Transaction) -> tuple[Said, ...]:
        of, kept = Snapshot(tx, who.code).gathering, retention(tx, who.code)
        return tuple(
            each for each in told if is_unsaved(of, kept, each.step, each.sheet, each.rows)
        )

    waiting = await who.house.store.read(work) if told else ()
    refusal = outcome if isinstance(outcome, Refusal) else None
    if refusal:
        seen = _still(refusal, said.seen)
        refused = replace(said, refusal=refusal, sentence=who.say(refusal), seen=seen)
        waiting = (refused, *waiting)
    elif not waiting:
        return redirected(f"/g/{who.code}/desk/gathering?saved={said.step}#{said.step}")
    saved, at_work = "" if refusal else said.step, _at_work(who)
    return await show(
        who, SETTING_UP, lambda now: setting_up_page(now, waiting, saved, at_work), refusal
    )


def _at_work(who: Asked) -> AtWork:
    desks = sign_ins_of(who.request).desks.values()
    names = tuple(each.provider.name for each in desks)
    return names, sign_in_address(who.request, who.code)


def _still(outcome: Refusal, seen: str) -> str:
    """What somebody saw counts on, but where it is otherwise by now they see that with this."""
    return "" if outcome == CHANGED else seen


ROUTES = [
    Route("/g/{code}/desk/gathering", the_gathering),
    Route("/g/{code}/gathering/{step}", save_step, methods=["POST"]),
    Route("/g/{code}/day", move_day, methods=["POST"]),
    Route("/g/{code}/timetable", rewrite, methods=["POST"]),
    Route("/g/{code}/logos", hang_logo, methods=["POST"]),
    Route("/g/{code}/logos/{file}", logo),
    Route("/g/{code}/logos/{file}/removal", take_logo_off, methods=["POST"]),
]
