"""Inviting by a list: a file or pasted words, what was understood of it, and one button.

The rule: nothing is kept before that button. The list goes along in the form, without what is
never read (GL6), so that its columns can be read otherwise and nothing is lost on a mistake. Who
presses it twice invites nobody twice.
"""

import asyncio
import hashlib

from starlette.datastructures import UploadFile
from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.facts.invitations import GuestsInvited
from openspace.domain.guest_list import GuestList, understood
from openspace.domain.list_rows import EMPTY, LARGEST, Row
from openspace.domain.list_table import table_in, table_of
from openspace.domain.permissions import Act
from openspace.domain.refusal import Refusal
from openspace.facilitation import invitations as verbs
from openspace.pages.contexts import invitations as contexts
from openspace.pages.views.invitations import ListPage
from openspace.store import invitations
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show

LOT = 50
"""So many are invited at once, with their letters, so that nobody else's deed waits for all."""
LIST = Shown("invitations/list.html", "desk", tells=True)


@inside(Act.INVITE)
async def before_list(who: Asked) -> Response:
    """The form for a list."""
    return await show(who, LIST, lambda now: ListPage(now.code))


@inside(Act.INVITE)
async def read_list(who: Asked) -> Response:
    """What is understood of a ``file``, or of ``pasted`` words, or of ``text`` read otherwise."""
    rows, chosen, _ = await _sent(who)
    if not isinstance(rows, Refusal):
        return await _read(who, rows, chosen)
    said, pasted = who.say(rows), await _pasted(who)
    return await show(who, LIST, lambda now: ListPage(now.code, refusal=said, pasted=pasted), rows)


@inside(Act.INVITE)
async def invite_list(who: Asked) -> Response:
    """Invite everybody of the list as it was seen; where it would be others, show it again."""
    rows, chosen, seen = await _sent(who)
    if isinstance(rows, Refusal):
        return await _read(who, rows, chosen)
    read = await _understood(who, rows, chosen)
    if _mark(read) != seen:
        return await _read(who, rows, chosen, changed=True)
    count = 0
    for begin in range(0, len(read.guests) or 1, LOT):
        lot = read.guests[begin : begin + LOT]
        outcome = await who.house.perform(verbs.invite_list, who.caller, lot)
        if isinstance(outcome, Refusal):
            return await _read(who, rows, chosen, refusal=outcome)
        count += sum(fact.number for fact in outcome if isinstance(fact, GuestsInvited))
    return redirected(f"/g/{who.code}/desk/invitations?invited={count}")


async def _sent(who: Asked) -> tuple[tuple[Row, ...] | Refusal, tuple[str, ...], str]:
    async with who.request.form(max_files=1, max_part_size=2 * LARGEST) as form:
        file, words = form.get("file"), form.get("text") or form.get("pasted")
        chosen = tuple(each for each in form.getlist("column") if isinstance(each, str))
        seen = form.get("seen")
        told = seen if isinstance(seen, str) else ""
        if isinstance(file, UploadFile) and file.size:
            content = await file.read(LARGEST + 1)
            return await asyncio.to_thread(table_of, content), chosen, told
        if isinstance(words, str) and words.strip():
            return await asyncio.to_thread(table_in, words), chosen, told
    return EMPTY, (), ""


async def _pasted(who: Asked) -> str:
    """What was pasted, to stand there again; the form has been read by then."""
    pasted = (await who.request.form()).get("pasted")
    return pasted if isinstance(pasted, str) else ""


async def _understood(who: Asked, rows: tuple[Row, ...], chosen: tuple[str, ...]) -> GuestList:
    known = await who.house.store.read(lambda tx: invitations.addresses(tx, who.code))
    sectors = who.gathering.sectors
    return await asyncio.to_thread(understood, rows, sectors, known, chosen)


async def _read(
    who: Asked,
    rows: tuple[Row, ...] | Refusal,
    chosen: tuple[str, ...],
    *,
    changed: bool = False,
    refusal: Refusal | None = None,
) -> Response:
    if isinstance(rows, Refusal):
        said = who.say(rows)
        return await show(who, LIST, lambda now: ListPage(now.code, refusal=said), rows)
    read = await _understood(who, rows, chosen)
    said, seen = who.say(refusal) if refusal else "", _mark(read)
    return await show(
        who,
        LIST,
        lambda now: contexts.list_page(now, read, who.say, seen, changed=changed, refusal=said),
        refusal,
    )


def _mark(read: GuestList) -> str:
    """What would be done, in short."""
    told = "\n".join(f"{each.email}\t{each.name}\t{each.organisation}" for each in read.guests)
    return hashlib.sha256(told.encode()).hexdigest()[:16]


ROUTES = [
    Route("/g/{code}/desk/invitations/list", before_list),
    Route("/g/{code}/desk/invitations/list", read_list, methods=["POST"]),
    Route("/g/{code}/guests/list", invite_list, methods=["POST"]),
]
