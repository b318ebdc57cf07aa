"""What is said on a call's socket: W1 to W3."""

import json
from typing import Any

import pytest

from openspace.calls.bridge import Candidate
from openspace.live import call_protocol as protocol
from openspace.live.call_protocol import (
    LONGEST_DESCRIPTION,
    Describe,
    Join,
    Leave,
    Publish,
    Pulse,
    Reach,
    Shown,
    Watch,
    hear,
)
from openspace.live.protocol import Unheard

SEAT, TAB, SDP = "0123456789abcdef", "a" * 24, "v=0\r\n"
CANDIDATE = {"candidate": "candidate:1 1 udp 1 10.0.0.1 9 typ host", "sdpMid": "0"}
RIGHT: tuple[tuple[dict[str, Any], protocol.Said], ...] = (
    ({"say": "join", "tab": TAB}, Join(TAB)),
    ({"say": "offer", "to": SEAT, "sdp": SDP, "fresh": True}, Describe("offer", SEAT, SDP, True)),
    ({"say": "answer", "to": SEAT, "sdp": SDP}, Describe("answer", SEAT, SDP)),
    (
        {"say": "candidate", "to": SEAT, "candidate": {**CANDIDATE, "sdpMLineIndex": 1}},
        Reach(SEAT, Candidate(CANDIDATE["candidate"], "0", 1)),
    ),
    ({"say": "candidate", "to": "", "candidate": None}, Reach("", Candidate(""))),
    ({"say": "publish", "sdp": SDP}, Publish(SDP)),
    ({"say": "watch", "id": SEAT, "sdp": SDP}, Watch(SEAT, SDP)),
    (
        {"say": "state", "muted": False, "camera": True, "screen": False},
        Shown(muted=False, camera=True),
    ),
    ({"say": "leave"}, Leave()),
    ({"say": "pulse"}, Pulse()),
)
WRONG: tuple[Any, ...] = (
    *([], 7, None, "join", {}, {"say": ["join"]}, {"say": "shout"}),
    *({"say": "join"}, {"say": "join", "tab": "short"}, {"say": "join", "tab": "<" * 24}),
    {"say": "offer", "to": "everybody", "sdp": SDP},
    {"say": "offer", "to": "", "sdp": SDP},
    {"say": "offer", "to": SEAT, "sdp": "hello"},
    {"say": "answer", "to": SEAT, "sdp": SDP + "a" * LONGEST_DESCRIPTION},
    {"say": "answer", "to": [SEAT], "sdp": SDP},
    {"say": "candidate", "to": SEAT, "candidate": "candidate:1"},
    {"say": "candidate", "to": SEAT, "candidate": {"candidate": "c" * 1025, "sdpMid": "0"}},
    {"say": "candidate", "to": SEAT, "candidate": {**CANDIDATE, "sdpMLineIndex": True}},
    {"say": "candidate", "to": SEAT, "candidate": {**CANDIDATE, "sdpMLineIndex": 1, "sdpMid": 0}},
    {"say": "state", "muted": 1, "camera": True, "screen": False},
    {"say": "state", "muted": True},
    {"say": "publish"},
    {"say": "watch", "id": "x", "sdp": SDP},
)


@pytest.mark.parametrize(("said", "heard"), RIGHT)
def test_what_is_in_the_vocabulary_is_heard(said: dict[str, Any], heard: protocol.Said) -> None:
    assert hear(json.dumps(said).encode()) == heard


@pytest.mark.parametrize("said", WRONG)
def test_w1_what_is_not_is_not(said: object) -> None:
    with pytest.raises(Unheard):
        hear(json.dumps(said).encode())


@pytest.mark.parametrize("frame", [b"", b"{", b"\xff", b"[" * 9000, b" " * 20_000])
def test_w1_what_is_no_json_is_not_heard(frame: bytes) -> None:
    with pytest.raises(Unheard):
        hear(frame)


def test_w2_the_longest_description_fits_in_a_frame() -> None:
    sdp = "v=0\r\n" + ("a=" + "x" * 43 + "\r\n") * ((LONGEST_DESCRIPTION - 5) // 47)
    said = {"say": "offer", "to": SEAT, "sdp": sdp}
    assert hear(json.dumps(said).encode()) == Describe("offer", SEAT, sdp)


def test_what_is_passed_on_says_who_said_it() -> None:
    word = json.loads(protocol.passed_on(SEAT, Describe("offer", "f" * 16, SDP, fresh=True)))
    assert word == {"say": "offer", "from": SEAT, "sdp": SDP, "fresh": True}
    last = json.loads(protocol.reached(SEAT, Candidate("")))
    assert last == {"say": "candidate", "from": SEAT, "candidate": None}
