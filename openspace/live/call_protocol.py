"""What is said on a call's socket: two closed vocabularies, JSON text, nothing else.

A browser says ``join``, and then ``offer``, ``answer`` and ``candidate`` to another seat, ``state``
about itself, ``publish`` and ``watch`` to a relay, ``pulse`` and ``leave``. The server says
``welcome`` and ``peers``, ``joined``, ``left`` and ``state`` about the others, passes on what they
say to us with who says it, answers for the relay with ``published``, ``feed`` and ``gone``, and
ends with ``full`` or ``ended``. Who somebody is, the server knows; nobody says it.

Rules:
    W1 A word that is not in the vocabulary, or is too long, ends the connection.
    W2 A description (SDP) has at most 12 KiB, a candidate 1 KiB, a frame 16 KiB.
    W3 ``to`` is the id of a seat; an empty one is the relay, about what we publish.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from openspace.calls.bridge import Candidate
from openspace.live.protocol import LARGEST_FRAME, Unheard

LONGEST_DESCRIPTION: Final = 12 * 1024
LONGEST_CANDIDATE: Final = 1024
TAB: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
SEAT: Final = re.compile(r"[0-9a-f]{16}")
MID: Final = re.compile(r"[A-Za-z0-9_.-]{1,16}")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the others see of a seat: whether it can be heard, and what it shows."""

    muted: bool = True
    camera: bool = False
    screen: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """Take a seat. ``tab`` is drawn at random by a page, and the same when its line comes back."""

    tab: str


@dataclass(frozen=True, slots=True)
class Describe:
    """An ``offer`` or ``answer`` to a seat; a ``fresh`` one begins a connection anew."""

    say: str
    to: str
    sdp: str
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Reach:
    """A way to reach us, to a seat or to the relay (W3)."""

    to: str
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Publish:
    """What we send, to the relay."""

    sdp: str


@dataclass(frozen=True, slots=True)
class Watch:
    """Our answer to what the relay offers of a seat."""

    id: str
    sdp: str


@dataclass(frozen=True, slots=True)
class Leave:
    """We go for good."""


@dataclass(frozen=True, slots=True)
class Pulse:
    """We are still there."""


Said = Join | Describe | Reach | Publish | Watch | Shown | Leave | Pulse
Words = Mapping[str, Any]


def hear(frame: bytes) -> Said:
    """What a browser said. Raises ``Unheard`` (W1)."""
    if len(frame) > LARGEST_FRAME:
        raise Unheard("too long")
    try:
        said = json.loads(frame)
    except (ValueError, RecursionError):
        raise Unheard("not JSON") from None
    if not isinstance(said, dict) or (word := _text(said, "say")) not in WORDS:
        raise Unheard("unknown word")
    return WORDS[word](said)


def welcome(
    you: tuple[str, str], kind: str, sizes: tuple[int, int], ice: Sequence[Any], address: str
) -> bytes:
    """You have a seat, under this name. ``sizes``: how many the call holds, and shows of."""
    most, seen = sizes
    seat, name = you
    return say(
        "welcome",
        you=seat,
        name=name,
        kind=kind,
        most=most,
        seen=seen,
        ice=ice,
        address=address,
    )


def seated(id: str, person: str, name: str, shown: Shown) -> Mapping[str, Any]:  # noqa: A002
    """A seat as the others are told of it; without a name, it is somebody."""
    return {"id": id, "person": person, "name": name, **as_told(shown)}


def as_told(shown: Shown) -> dict[str, bool]:
    """What the others see, as words."""
    return asdict(shown)


def passed_on(sender: str, said: Describe) -> bytes:
    """What a seat says to another one."""
    return say(said.say, **{"from": sender}, sdp=said.sdp, fresh=said.fresh)


def reached(sender: str, candidate: Candidate) -> bytes:
    """A way to a seat, or (an empty ``sender``) to the relay."""
    told = (
        {
            "candidate": candidate.line,
            "sdpMid": candidate.mid,
            "sdpMLineIndex": candidate.index,
        }
        if candidate.line
        else None
    )
    return say("candidate", **{"from": sender}, candidate=told)


def say(word: str, **told: object) -> bytes:
    """A word of the server's, as it goes over the line."""
    return json.dumps({"say": word, **told}, ensure_ascii=False, separators=(",", ":")).encode()


def _join(said: Words) -> Join:
    tab = _text(said, "tab")
    if not TAB.fullmatch(tab):
        raise Unheard("not a tab")
    return Join(tab)


def _describe(said: Words) -> Describe:
    fresh = said.get("fresh", False) is True
    return Describe(said["say"], _seat(said, "to"), _sdp(said), fresh)


def _reach(said: Words) -> Reach:
    return Reach(_seat(said, "to") if said.get("to") else "", _candidate(said.get("candidate")))


def _shown(said: Words) -> Shown:
    told = [said.get(name) for name in ("muted", "camera", "screen")]
    if not all(isinstance(each, bool) for each in told):
        raise Unheard("not a state")
    return Shown(*[each is True for each in told])


def _text(said: Words, name: str) -> str:
    told = said.get(name)
    if not isinstance(told, str):
        raise Unheard(f"no {name}")
    return told


def _seat(said: Words, name: str) -> str:
    told = _text(said, name)
    if not SEAT.fullmatch(told):
        raise Unheard("not a seat")
    return told


def _sdp(said: Words) -> str:
    told = _text(said, "sdp")
    if not told.startswith("v=0") or len(told.encode()) > LONGEST_DESCRIPTION:
        raise Unheard("not a description")
    return told


def _candidate(told: object) -> Candidate:
    match told:
        case None:
            return Candidate("")
        case {"candidate": str(line), "sdpMid": mid, "sdpMLineIndex": index} if (
            len(line) <= LONGEST_CANDIDATE and _is_mid(mid) and _is_index(index)
        ):
            return Candidate(line, mid, index)
        case _:
            raise Unheard("not a candidate")


def _is_mid(told: object) -> bool:
    return told is None or (isinstance(told, str) and MID.fullmatch(told) is not None)


def _is_index(told: object) -> bool:
    return told is None or (type(told) is int and 0 <= told < 256)


WORDS: Final[Mapping[str, Callable[[Words], Said]]] = {
    "join": _join,
    "offer": _describe,
    "answer": _describe,
    "candidate": _reach,
    "publish": lambda said: Publish(_sdp(said)),
    "watch": lambda said: Watch(_seat(said, "id"), _sdp(said)),
    "state": _shown,
    "leave": lambda _: Leave(),
    "pulse": lambda _: Pulse(),
}
"""What each word of a browser's is read with."""
