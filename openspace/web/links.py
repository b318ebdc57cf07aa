"""Checking where the book leads, when a facilitator presses for it.

The rules: what was found is remembered while this server runs, and kept nowhere. One check of a
gathering runs at a time; who presses meanwhile waits for that one.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from starlette.responses import Response
from starlette.routing import Route

from openspace.domain.chapters import Chapter
from openspace.domain.permissions import Act
from openspace.domain.standing import in_order, links_of
from openspace.facilitation.proceedings import proceedings
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.links import LinkChapterView, LinkRowView, LinksPage
from openspace.post.answering import Allowed, Verdict, public, verdicts
from openspace.store.keeping import Transaction
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside
from openspace.web.showing import Shown, show

LINKS = Shown("editing/links.html", "workbook")


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a book's addresses, and when they were asked."""

    found: Mapping[str, Verdict]
    at: datetime


@dataclass(slots=True)
class Checks:
    """What this server knows of links, by gathering, and whom it may ask."""

    allowed: Allowed = public
    last: dict[str, Checked] = field(default_factory=dict)
    going: dict[str, asyncio.Task[None]] = field(default_factory=dict)


@inside(Act.EDIT)
async def page(who: Asked) -> Response:
    """Every address in the book, by chapter, and what became of it."""
    chapters = await who.house.store.read_long(lambda tx: _chapters(tx, who))
    last = _checks(who).last.get(who.code)
    language = who.gathering.language

    def view(now: Snapshot) -> object:
        rows = tuple(_row(each, language, last) for each in chapters)
        return LinksPage(who.code, rows, now.local(last.at) if last else None)

    return await show(who, LINKS, view)


@inside(Act.EDIT)
async def check(who: Asked) -> Response:
    """Ask all of them, or wait for who does already."""
    going = _checks(who).going
    if who.code not in going:
        going[who.code] = asyncio.create_task(_check(who))
        going[who.code].add_done_callback(lambda _: going.pop(who.code))
    await asyncio.shield(going[who.code])
    return redirected(f"/g/{who.code}/workbook/editing/links")


async def _check(who: Asked) -> None:
    chapters = await who.house.store.read_long(lambda tx: _chapters(tx, who))
    wanted = [address for each in chapters for address in links_of(each)]
    found = await verdicts(wanted, _checks(who).allowed)
    _checks(who).last[who.code] = Checked(found, who.house.clock())


def _chapters(tx: Transaction, who: Asked) -> list[Chapter]:
    book = proceedings(tx, who.code, who.house.clock())
    every = (chapter for part in in_order(book) for chapter in part.chapters)
    return [each for each in every if links_of(each)]


def _row(chapter: Chapter, language: str, last: Checked | None) -> LinkChapterView:
    found: Mapping[str, Verdict] = last.found if last else {}
    rows = tuple(LinkRowView(each, found.get(each, "")) for each in links_of(chapter))
    return LinkChapterView(chapter.number, chapter.title, chapter.language or language, rows)


def _checks(who: Asked) -> Checks:
    return cast("Checks", who.request.app.state.checks)


BASE = "/g/{code}/workbook/editing/links"
ROUTES = [Route(BASE, page, methods=["GET"]), Route(BASE, check, methods=["POST"])]
