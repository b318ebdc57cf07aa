"""The notes' address, and what stands between a visitor and a note's relay.

``/g/{code}/notes/{breakout}[?schema=N][&saved=1][&generation=G][&turn=1]``: y-websocket's
protocol. A participant reads; one whose client names the current schema writes. ``saved=1`` asks
for acknowledgements, as an editor does; an editor of another schema is told at once to load its
page again. So is whoever holds another generation of the note: two are never merged. Who names
none holds the first. ``turn=1`` asks to be the only one who puts an earlier state back.
"""

from collections.abc import Sequence
from contextlib import AbstractContextManager

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from openspace.domain.notes import SCHEMA
from openspace.domain.permissions import Act, Caller, Role, may
from openspace.domain.refusal import Refusal
from openspace.facilitation import notes as verbs
from openspace.facilitation.house import House
from openspace.facilitation.recognition import Visit
from openspace.live.admission import admitted, turn_away
from openspace.live.note_aside import Aside
from openspace.live.note_farewells import (
    NO_SCHEMA,
    OTHER_GENERATION,
    READ_ONLY,
    REMOVED,
    STALE_SCHEMA,
    Farewell,
)
from openspace.live.note_folding import Folding
from openspace.live.note_lately import Lately
from openspace.live.note_line import Line
from openspace.live.note_seat import Visitor, Words
from openspace.live.note_shelf import Pen, Shelf
from openspace.live.note_turns import Turns
from openspace.live.notes import OpenNotes
from openspace.live.sockets import Sockets
from openspace.notes.presence import Person
from openspace.notes.workshop import Logged, Workshop
from openspace.store import beginnings, snapshots
from openspace.store.beginnings import Standing
from openspace.store.snapshots import Opening, Snapshot


class WritingRefused(Exception):
    """The house did not let the words in."""


def open_notes(house: House, sockets: Sockets, aside: Aside) -> OpenNotes:
    """The notes of a house. Whoever makes them also closes them."""
    told = Lately()

    def held(visitor: Visitor, line: Line) -> AbstractContextManager[None]:
        return sockets.held(visitor.caller, lambda: line.end(REMOVED))

    async def write(breakout: str, generation: int, words: Sequence[Words]) -> None:
        us = _house(words[0][0])
        if await verbs.jot(house, us, breakout, words, generation):
            return
        outcome = await house.perform(
            verbs.write, us, breakout, words, generation=generation, quiet=True
        )
        if isinstance(outcome, Refusal):
            raise WritingRefused(outcome.code)

    async def tell(breakout: str, writers: Sequence[Caller]) -> None:
        await aside.ahead(breakout)
        news = told.is_news(breakout, writers, house.clock())
        verbs.tell(house, writers[0].gathering, breakout, lately=news)

    async def opening(breakout: str) -> Opening:
        return await house.store.read_plain(lambda held: snapshots.opening(held, breakout))

    async def snapshot(breakout: str) -> Snapshot | None:
        return await house.store.read_plain(lambda held: snapshots.last(held, breakout))

    folding = _folding(house)
    shelf = Shelf(opening, snapshot, folding.fold, Pen(write, tell), folding.close)
    return OpenNotes(shelf, held=held)


def _folding(house: House) -> Folding:
    async def read(breakout: str) -> tuple[Snapshot | None, list[Logged]]:
        return await house.store.read(lambda tx: snapshots.all_of(tx, breakout))

    async def keep(breakout: str, new: Snapshot) -> None:
        await house.store.write(lambda tx: snapshots.replace(tx, breakout, new))

    return Folding(read, keep, Workshop())


def _house(caller: Caller) -> Caller:
    return Caller(caller.gathering, None, Role.OUTSIDE)


def note_route(house: House, opened: OpenNotes) -> WebSocketRoute:
    """``/g/{code}/notes/{breakout}``."""
    turns = Turns()

    async def note(socket: WebSocket) -> None:
        visit = await admitted(socket, house)
        if visit is None:
            return
        breakout = socket.path_params["breakout"]
        stands = await _begun(house, visit.gathering.code, breakout)
        if stands is None:
            await socket.close()
            return
        if socket.query_params.get("generation", "1") != str(stands.generation):
            await turn_away(socket, OTHER_GENERATION)
            return
        visitor = visitor_of(visit, socket.query_params.get("schema"), _asks_for_saved(socket))
        if visitor.bar == STALE_SCHEMA:
            await turn_away(socket, STALE_SCHEMA)
        elif socket.query_params.get("turn") == "1":
            await turns.take(
                breakout, socket, lambda: opened.serve(socket, breakout, visitor, stands)
            )
        else:
            await opened.serve(socket, breakout, visitor, stands)

    return WebSocketRoute("/g/{code}/notes/{breakout}", note)


def visitor_of(visit: Visit, schema: str | None, wants_saved: bool) -> Visitor:
    """What somebody may do with a note whose client names this schema, and as whom.

    A name is shown to the others where its owner agreed to be named.
    """
    if visit.participant is None:
        raise LookupError("nobody is inside here")
    who = visit.participant
    person = Person(who.id, who.name if who.named_in_reports else "")
    return Visitor(visit.caller, person, _bar(visit.caller, schema, wants_saved), wants_saved)


def _bar(caller: Caller, schema: str | None, wants_saved: bool) -> Farewell | None:
    if not may(caller, Act.WRITE):
        return READ_ONLY
    if schema == str(SCHEMA):
        return None
    return STALE_SCHEMA if wants_saved and schema is not None else NO_SCHEMA


async def _begun(house: House, gathering: str, breakout: str) -> Standing | None:
    """How the note stands, when it has begun with what the organisers let it begin with."""
    found = house.store.look(lambda held: beginnings.standing(held, gathering, breakout))
    if found and found.to_begin:
        at = house.clock()
        await house.store.write(lambda tx: beginnings.begin(tx, gathering, breakout, at))
    return found


def _asks_for_saved(socket: WebSocket) -> bool:
    return socket.query_params.get("saved") == "1"
