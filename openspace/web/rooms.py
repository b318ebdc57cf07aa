"""The hall and the rooms, and moving between them."""

from dataclasses import replace

from starlette.responses import Response
from starlette.routing import Route

from openspace.bus import channels
from openspace.bus.channels import Channel
from openspace.bus.presence import Person
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.hands import in_room
from openspace.domain.permissions import Act
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.rooms import TABLES, standing
from openspace.domain.wandering import LIVELY, QUIET, Nowhere
from openspace.domain.whereabouts import NO_SUCH_ROOM
from openspace.facilitation import whereabouts as verbs
from openspace.facilitation.wandering import found
from openspace.pages.contexts import breakouts, foyer, hall, looking, news, rooms
from openspace.pages.contexts.reports import NOTHING, Unwritten
from openspace.pages.contexts.rooms import Typed
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.rooms import TalkView
from openspace.store import whereabouts
from openspace.store.marketplace import topic_held_in
from openspace.web.answers import redirected
from openspace.web.asking import Asked, inside, small_number
from openspace.web.cookies import sent_before, tell_moved, tell_sent
from openspace.web.marketplace import browsing_of, holder_shown
from openspace.web.showing import Shown, show

HALL = Shown("hall/page.html", "hall", ("hall", "doors", "wanted"))
REMEMBERED = 3
"""Rooms one was sent to, that one is not sent to again at once."""
NEWS = Shown("news/page.html", "news", ("news",))


@inside()
async def the_hall(who: Asked) -> Response:
    """Every room and who is where; ``look`` is a room to look into, which is not entering."""
    room = who.request.query_params.get("look", "")
    if not room:
        return await _hall(who)
    inside = (channels.room(who.code, room), channels.reading(who.code, room))
    shown = replace(HALL, follows=(*HALL.follows, *inside))
    page = await show(who, shown, lambda now: looking.looking_page(now, who.caller, room))
    return page if page.status_code != 404 else await _no_room(who, room)


@inside()
async def the_news(who: Asked) -> Response:
    """Every report, or those of a ``round``, with these ``words``, tags and sectors."""
    number = small_number(who.request.query_params.get("round", "")) or 0
    asked = news.NewsAsked(number, browsing_of(who))
    return await show(who, NEWS, lambda now: news.news_page(now, asked))


@inside()
async def breakout(who: Asked) -> Response:
    """A room; reading is not entering."""
    return await room_shown(who, who.path("breakout"))


@inside()
async def standing_room(who: Asked) -> Response:
    """The plenary, the help desk, or the test room in its phase."""
    return await room_shown(who, who.path("room"))


async def room_shown(
    who: Asked,
    room: str,
    refusal: Refusal | None = None,
    typed: Typed | None = None,
    unwritten: Unwritten = NOTHING,
) -> Response:
    """The page of a breakout or a standing room, with what was ``typed`` and refused there.

    ``unwritten`` is what was refused of its report. Where the room is no more, the hall says so.
    """
    template = "rooms/page.html" if standing(room) else "breakouts/page.html"
    follows: tuple[str | Channel, ...] = ("hall", channels.room(who.code, room))
    if room in TABLES:
        follows = (*follows, "foyer")
    if who.house.store.glance(lambda tx: in_room(whereabouts.of(tx, who.caller.person), room)):
        follows = (*follows, channels.chat(who.code, room))
    shown = Shown(template, "", follows, tells=typed is not None or unwritten is not NOTHING)
    stays = who.request.query_params.get("stay", "")
    given = typed or Typed(stays=stays)
    page = await show(who, shown, lambda now: _room_page(now, who, room, given, unwritten), refusal)
    return page if page.status_code != 404 else await _no_room(who, room)


def room_address(code: str, room: str) -> str:
    """Where a room's page is."""
    return f"/g/{code}/{'rooms' if standing(room) else 'breakouts'}/{room}"


def _room_page(
    now: Snapshot, who: Asked, room: str, typed: Typed, unwritten: Unwritten
) -> object | None:
    if found := standing(room):
        if found not in foyer.open_rooms_now(now):
            return None
        return breakouts.standing_page(now, found, _talk(now, who, room, typed))
    if held := now.breakouts.get(room):
        talk = _talk(now, who, room, typed)
        return breakouts.breakout_page(now, who.caller, held, talk, unwritten, typed.picture)
    return None


async def _no_room(who: Asked, room: str) -> Response:
    """Where its topic went on, or the hall, which says that it is gone."""
    holder = await _holder(who, room)
    return redirected(holder) if holder else await _hall(who, NO_SUCH_ROOM)


def _talk(now: Snapshot, who: Asked, room: str, typed: Typed) -> TalkView:
    calls = who.house.calling.room(Person(who.code, who.caller.person)) == room
    return replace(rooms.talk_view(now, who.caller, room, typed), calls=calls)


async def _holder(who: Asked, breakout: str) -> str:
    """Where the notes of a topic are read that went into another one."""
    topic = await who.house.store.read(lambda tx: topic_held_in(tx, who.code, breakout))
    return await holder_shown(who, topic) if topic else ""


@inside(Act.MOVE)
async def enter(who: Asked) -> Response:
    """Go into a room."""
    room = who.path("room")
    outcome = await who.house.perform(verbs.enter, who.caller, room)
    return await arrived(who, outcome, room)


@inside(Act.MOVE)
async def leave(who: Asked) -> Response:
    """Go out into the hallway."""
    return await arrived(who, await who.house.perform(verbs.leave, who.caller), None)


@inside(Act.MOVE)
async def suggest(who: Asked) -> Response:
    """Be brought somewhere lively or quiet; the page says where one came to, and why there.

    Where there is nothing like that the hall says what comes nearest, and nobody is moved.
    """
    kind, told = await who.text("kind"), sent_before(who.request, who.code)
    asked = QUIET if kind == QUIET else LIVELY
    there = await who.house.store.read(lambda tx: found(tx, who.caller, asked, told))
    if isinstance(there, Nowhere):
        return await show(who, HALL, lambda now: hall.hall_page(now, who.caller, nowhere=there))
    outcome = await who.house.perform(verbs.enter, who.caller, there.room)
    answer = await arrived(who, outcome, there.room, there.why)
    tell_sent(who.request, answer, who.code, (there.room, *told)[:REMEMBERED])
    return answer


async def arrived(who: Asked, outcome: Outcome, room: str | None, why: str = "") -> Response:
    """The page of the room one has come to, or the hall; with the way back for a moment."""
    if isinstance(outcome, Refusal):
        return await _hall(who, outcome)
    answer = redirected(room_address(who.code, room) if room else f"/g/{who.code}/hall")
    for fact in outcome:
        if isinstance(fact, ParticipantMoved) and fact.room != fact.from_room:
            tell_moved(who.request, answer, who.code, fact.from_room or "", why)
    return answer


async def _hall(who: Asked, refusal: Refusal | None = None) -> Response:
    return await show(who, HALL, lambda now: hall.hall_page(now, who.caller), refusal)


ROUTES = [
    Route("/g/{code}/hall", the_hall),
    Route("/g/{code}/news", the_news),
    Route("/g/{code}/breakouts/{breakout}", breakout),
    Route("/g/{code}/rooms/{room}", standing_room),
    Route("/g/{code}/rooms/{room}/entrance", enter, methods=["POST"]),
    Route("/g/{code}/whereabouts/departure", leave, methods=["POST"]),
    Route("/g/{code}/whereabouts/suggestion", suggest, methods=["POST"]),
]
