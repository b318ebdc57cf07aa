"""What is said to Janus and what it says: JSON text, read strictly, nothing else known of it here.

Rules:
    W1 A question carries a transaction of its own and the secret, if there is one.
    W2 Of what Janus says only what is asked for below is read; a field of another kind than it
       must be makes the whole unreadable.
    W3 A refusal is Janus's own, or the VideoRoom's inside an answer that Janus calls a success.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from openspace.calls.bridge import Candidate

PROTOCOL: Final = "janus-protocol"
PLUGIN: Final = "janus.plugin.videoroom"
LARGEST_FRAME: Final = 512 * 1024
LONGEST_SDP: Final = 64 * 1024
HIGHEST_ID: Final = 2**63
MOST_FEEDS: Final = 256
MOST_STREAMS: Final = 64
GONE: Final = ("unpublished", "leaving")


class Unreadable(Exception):
    """Janus said something that cannot be."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that Janus said.

    ``kind`` is its word for it (``success``, ``event``, ``hangup`` …), ``about`` what a success
    made, ``handle`` whom it concerns (0 for all), ``room`` what the VideoRoom says, ``offer`` and
    ``answer`` the SDP beside it.
    """

    kind: str
    transaction: str = ""
    handle: int = 0
    about: int = 0
    room: Mapping[str, Any] = field(default_factory=dict)
    offer: str = ""
    answer: str = ""
    candidate: Mapping[str, Any] | None = None
    refusal: str = ""
    proof: int = 0


@dataclass(frozen=True, slots=True)
class Feed:
    """A seat that sends these streams, by their ``mid``; ``None`` when it sends no more."""

    number: int
    streams: frozenset[str] | None


def said(transaction: str, secret: str, words: Mapping[str, Any]) -> str:
    """A question as it is sent (W1)."""
    proof = {"apisecret": secret} if secret else {}
    return json.dumps({**words, **proof, "transaction": transaction})


def heard(text: str | bytes) -> Heard:
    """What Janus said. Raises ``Unreadable`` (W2)."""
    try:
        frame = json.loads(text)
    except (ValueError, RecursionError):
        raise Unreadable("not JSON") from None
    if not isinstance(frame, dict):
        raise Unreadable("not an object")
    room = _object(_object(frame, "plugindata"), "data")
    offer, answer = _described(_object(frame, "jsep"))
    return Heard(
        kind=_text(frame, "janus"),
        transaction=_text(frame, "transaction"),
        handle=number(frame, "sender"),
        about=number(_object(frame, "data"), "id"),
        room=room,
        offer=offer,
        answer=answer,
        candidate=_object(frame, "candidate") or None,
        refusal=_refusal(frame, room),
        proof=number(room, "private_id"),
    )


def news_of(room: Mapping[str, Any]) -> list[Feed]:
    """What the VideoRoom tells of feeds: who sends, and who has stopped. Raises ``Unreadable``."""
    gone = [number(room, word) for word in GONE if room.get(word, "ok") != "ok"]
    sends = room.get("publishers", [])
    if not isinstance(sends, list) or len(sends) > MOST_FEEDS:
        raise Unreadable("publishers is no list")
    return [*(Feed(each, None) for each in gone), *(_feed(each) for each in sends)]


def candidate_of(candidate: Mapping[str, Any]) -> Candidate:
    """A way to Janus. Raises ``Unreadable``."""
    index = candidate.get("sdpMLineIndex")
    if index is not None and (type(index) is not int or not 0 <= index < MOST_STREAMS):
        raise Unreadable("sdpMLineIndex is no index")
    mid = _text(candidate, "sdpMid") if "sdpMid" in candidate else None
    return Candidate(_text(candidate, "candidate"), mid, index)


def _feed(sends: Any) -> Feed:
    streams = sends.get("streams", []) if isinstance(sends, dict) else None
    if not isinstance(streams, list) or len(streams) > MOST_STREAMS:
        raise Unreadable("streams is no list")
    if not all(isinstance(each, dict) for each in streams):
        raise Unreadable("a stream is no object")
    mids = (_text(each, "mid") for each in streams if not each.get("disabled"))
    return Feed(number(sends, "id"), frozenset(mids))


def number(of: Mapping[str, Any], name: str) -> int:
    """An id; 0 where there is none. Raises ``Unreadable``."""
    value = of.get(name, 0)
    if type(value) is not int or not 0 <= value < HIGHEST_ID:
        raise Unreadable(f"{name} is no id")
    return value


def _object(of: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = of.get(name, {})
    if not isinstance(value, dict):
        raise Unreadable(f"{name} is no object")
    return value


def _text(of: Mapping[str, Any], name: str) -> str:
    value = of.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST_SDP:
        raise Unreadable(f"{name} is no text")
    return value


def _described(jsep: Mapping[str, Any]) -> tuple[str, str]:
    sdp = _text(jsep, "sdp")
    match jsep.get("type"):
        case "offer":
            return sdp, ""
        case "answer":
            return "", sdp
        case None:
            return "", ""
        case _:
            raise Unreadable("neither offer nor answer")


def _refusal(frame: Mapping[str, Any], room: Mapping[str, Any]) -> str:
    """In the words of whoever refused (W3)."""
    error = _object(frame, "error")
    if frame.get("janus") == "error" or error:
        return f"{error.get('code')} {error.get('reason')}"[:200]
    return f"{room.get('error_code')} {room.get('error')}"[:200] if "error_code" in room else ""
