"""The same as the pages, as data: one twin a subject, for programs and for checking."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from openspace.domain.marketplace import Topic
from openspace.pages.contexts.snapshot import Snapshot
from openspace.store import gatherings
from openspace.store.keeping import Transaction
from openspace.web.asking import Asked, house_of, readable


class PlainJSON(JSONResponse):
    """JSON with letters as they are."""

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return json.dumps(content, ensure_ascii=False).encode()


@readable
async def topics(who: Asked) -> Response:
    """Every topic on the wall."""
    return PlainJSON(await who.house.store.read(lambda tx: _topics(_now(tx, who))))


@readable
async def agenda(who: Asked) -> Response:
    """The grid."""
    return PlainJSON(await who.house.store.read(lambda tx: _agenda(_now(tx, who))))


@readable
async def whereabouts(who: Asked) -> Response:
    """Who is where: counts, and the names of those who agreed."""
    return PlainJSON(await who.house.store.read(lambda tx: _whereabouts(_now(tx, who))))


async def healthz(request: Request) -> Response:
    """Whether the server can read what it holds."""
    house = house_of(request)
    await house.store.read(gatherings.codes)
    return PlainJSON({"status": "ok", "time": house.clock().isoformat()})


def _now(tx: Transaction, who: Asked) -> Snapshot:
    return Snapshot(tx, who.code)


def _topics(now: Snapshot) -> Mapping[str, Any]:
    return {
        "topics": [
            {
                "id": topic.id,
                "number": topic.number,
                "title": topic.title,
                "conveners": [each.name for each in topic.conveners if each.name],
                "tags": {"sdg": list(topic.sdgs), "challenges": list(topic.challenges)},
                **_programme(topic),
                "votes": None if now.shown_at else len(now.votes.get(topic.id, ())),
            }
            for topic in now.topics.values()
        ]
    }


def _programme(topic: Topic) -> Mapping[str, Any]:
    """What only a seminar of the fixed programme has."""
    return {"track": topic.track, "speakers": list(topic.speakers)} if topic.fixed else {}


def _agenda(now: Snapshot) -> Mapping[str, Any]:
    return {
        "slots": [
            {
                "id": slot.id,
                "number": slot.number,
                "starts": now.local(slot.starts).isoformat(),
                "ends": now.local(slot.ends).isoformat(),
            }
            for slot in now.agenda.slots
        ],
        "places": [{"id": place.id, "name": place.name} for place in now.agenda.places],
        "placements": [
            {
                "topic": each.topic,
                "breakout": each.breakout,
                "slot": each.slot,
                "place": each.place,
            }
            for each in now.agenda.placements
        ],
    }


def _whereabouts(now: Snapshot) -> Mapping[str, Any]:
    def names(breakout: str) -> list[str]:
        inside = (now.people[each.participant] for each in now.present if each.room == breakout)
        return [each.name for each in inside if each.named_in_reports]

    return {
        "breakouts": [
            {
                "id": each.id,
                "topic": each.topic.id,
                "count": now.heads[each.id],
                "names": names(each.id),
            }
            for each in now.breakouts.values()
        ],
        "hallway": now.heads[None],
    }


ROUTES = [
    Route("/healthz", healthz),
    Route("/g/{code}/topics.json", topics),
    Route("/g/{code}/agenda.json", agenda),
    Route("/g/{code}/whereabouts.json", whereabouts),
]
