"""Describing a gathering in steps, each a form that is saved by itself.

The rule: what is refused stays as it was typed, over what is so by now.
"""

from itertools import zip_longest

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from openspace.bus.purses import PICTURES
from openspace.domain.clocks import Typed
from openspace.domain.grid import CHANGED
from openspace.domain.images import described
from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.setting_up import STEPS
from openspace.domain.sheets import Sheet
from openspace.domain.timetable_rows import Row
from openspace.domain.timetable_sheet import MOST_ROWS
from openspace.facilitation import setting_up as verbs
from openspace.pages.contexts.setting_up import LOGOS, TIMES, WHEN, AtWork, Said, setting_up_page
from openspace.store import images
from openspace.store.keeping import Transaction
from openspace.web.answers import absent, redirected
from openspace.web.arriving import sign_in_address, sign_ins_of
from openspace.web.asking import Asked, asked, inside, pay
from openspace.web.images import HEADERS, TOO_MANY, developed
from openspace.web.showing import Shown, show

SETTING_UP = Shown("setting_up/page.html", "desk", tells=True)
COLUMNS = ("of", "phase", "day", "starts", "ends")


@inside(Act.SET_UP)
async def the_gathering(who: Asked) -> Response:
    """The page; ``?saved=`` is the step that just was."""
    saved = who.request.query_params.get("saved", "")
    at_work = _at_work(who)
    return await show(who, SETTING_UP, lambda now: setting_up_page(now, None, saved, at_work))


@inside(Act.SET_UP)
async def save_step(who: Asked) -> Response:
    """Save a step."""
    step, seen = who.path("step"), await who.text("seen")
    if step not in STEPS:
        return absent(who.request)
    sheet = await _sheet(who)
    outcome = await who.house.perform(verbs.describe, who.caller, step, sheet, seen)
    return await _answered(who, step, outcome, sheet, seen)


@inside(Act.SET_UP)
async def move_day(who: Asked) -> Response:
    """Hold it on another day, or by another clock."""
    told = [await who.text(name) for name in ("day", "time_zone", "seen")]
    outcome = await who.house.perform(verbs.move_day, who.caller, *told)
    return await _answered(who, WHEN, outcome, await _sheet(who), told[-1])


@inside(Act.SET_UP)
async def rewrite(who: Asked) -> Response:
    """Keep the whole timetable; ``out`` takes rows out by their place on the sheet."""
    rows, seen, follow = await _rows(who), await who.text("seen"), bool(await who.text("follow"))
    outcome = await who.house.perform(verbs.rewrite, who.caller, rows, seen, follow=follow)
    if not isinstance(outcome, Refusal):
        return _saved(who, TIMES)
    said = Said(
        TIMES, outcome, who.say(outcome), rows=rows, follow=follow, seen=_still(outcome, seen)
    )
    return await _said(who, said)


@inside(Act.SET_UP)
async def hang_logo(who: Asked) -> Response:
    """Let a ``picture`` stand on the invitation; ``alt`` says what it shows."""
    pay(who, PICTURES, TOO_MANY)
    async with who.request.form(max_files=1) as form:
        alt, picture = form.get("alt"), form.get("picture")
        words = described(alt if isinstance(alt, str) else "")
        sent = picture if isinstance(picture, UploadFile) else None
        made = words if isinstance(words, Refusal) else await developed(who, sent)
    typed = {"alt": (alt if isinstance(alt, str) else "",)}
    if isinstance(words, Refusal) or isinstance(made, Refusal):
        refusal = words if isinstance(words, Refusal) else made
        return await _answered(who, LOGOS, refusal if isinstance(refusal, Refusal) else (), typed)
    outcome = await who.house.perform(verbs.hang_logo, who.caller, words, *made)
    return await _answered(who, LOGOS, outcome, typed)


@inside(Act.SET_UP)
async def take_logo_off(who: Asked) -> Response:
    """Let a logo stand there no longer."""
    outcome = await who.house.perform(verbs.take_logo_off, who.caller, who.path("file"))
    return await _answered(who, LOGOS, outcome, {})


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


async def _answered(
    who: Asked, step: str, outcome: Outcome, sheet: Sheet, seen: str = ""
) -> Response:
    if not isinstance(outcome, Refusal):
        return _saved(who, step)
    said = Said(step, outcome, who.say(outcome), sheet, seen=_still(outcome, seen))
    return await _said(who, said)


def _saved(who: Asked, step: str) -> Response:
    return redirected(f"/g/{who.code}/desk/gathering?saved={step}#{step}")


async def _said(who: Asked, said: Said) -> Response:
    at_work = _at_work(who)
    return await show(
        who, SETTING_UP, lambda now: setting_up_page(now, said, "", at_work), said.refusal
    )


def _at_work(who: Asked) -> AtWork:
    desks = sign_ins_of(who.request).desks.values()
    names = tuple(each.provider.name for each in desks)
    return names, sign_in_address(who.request, who.code)


def _still(outcome: Refusal, seen: str) -> str:
    """What somebody saw counts on, but where it is otherwise by now they see that with this."""
    return "" if outcome == CHANGED else seen


async def _sheet(who: Asked) -> Sheet:
    form = await who.form()
    return {name: await who.texts(name) for name in form}


async def _rows(who: Asked) -> tuple[Row, ...]:
    columns = [await who.texts(name) for name in COLUMNS]
    out = set(await who.texts("out"))
    rows = list(zip_longest(*columns, fillvalue=""))[: MOST_ROWS + 1]
    return tuple(
        Row(of, phase, Typed(day.strip(), starts.strip(), ends.strip()), out=str(at) in out)
        for at, (of, phase, day, starts, ends) in enumerate(rows)
    )


ROUTES = [
    Route("/g/{code}/desk/gathering", the_gathering),
    Route("/g/{code}/gathering/{step}", save_step, methods=["POST"]),
    Route("/g/{code}/day", move_day, methods=["POST"]),
    Route("/g/{code}/timetable", rewrite, methods=["POST"]),
    Route("/g/{code}/logos", hang_logo, methods=["POST"]),
    Route("/g/{code}/logos/{file}", logo),
    Route("/g/{code}/logos/{file}/removal", take_logo_off, methods=["POST"]),
]
