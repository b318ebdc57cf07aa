"""What Janus says, read strictly. W1, W2 … are the rules of `openspace.calls.janus_wire`."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openspace.calls.bridge import Candidate
from openspace.calls.janus_wire import (
    LONGEST_SDP,
    MOST_FEEDS,
    Feed,
    Heard,
    Unreadable,
    candidate_of,
    heard,
    news_of,
    said,
)

WORDS = ("janus", "transaction", "sender", "data", "plugindata", "jsep", "candidate", "error", "id")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text("ok:v=0", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ("data", "id", "type", "sdp", "videoroom", "publishers", "streams", "mid")
            ),
            inner,
        )
    ),
    max_leaves=12,
)


def test_a_question_carries_the_secret_if_there_is_one() -> None:
    """W1"""
    assert json.loads(said("t1", "s", {"janus": "create"})) == {
        "janus": "create",
        "apisecret": "s",
        "transaction": "t1",
    }
    assert json.loads(said("t1", "", {"janus": "create"})) == {
        "janus": "create",
        "transaction": "t1",
    }


def test_an_event_is_read() -> None:
    room = {"videoroom": "event", "configured": "ok"}
    frame = {
        "janus": "event",
        "session_id": 1,
        "transaction": "t1",
        "sender": 5,
        "plugindata": {"plugin": "janus.plugin.videoroom", "data": room},
        "jsep": {"type": "answer", "sdp": "v=0"},
    }
    assert heard(json.dumps(frame)) == Heard("event", "t1", 5, 0, room, "", "v=0")


@pytest.mark.parametrize(
    ("frame", "refusal"),
    [
        ({"janus": "error", "error": {"code": 403, "reason": "Unauthorized"}}, "403 Unauthorized"),
        (
            {"janus": "success", "plugindata": {"data": {"error_code": 426, "error": "No room"}}},
            "426 No room",
        ),
        ({"janus": "error"}, "None None"),
    ],
)
def test_a_refusal_is_one_wherever_it_stands(frame: dict[str, Any], refusal: str) -> None:
    """W3"""
    assert heard(json.dumps(frame)).refusal == refusal


@pytest.mark.parametrize(
    "frame",
    [
        "",
        "{",
        "[]",
        '"janus"',
        "null",
        "[" * 100_000,
        b"\xff\xfe",
        '{"janus": 1}',
        '{"sender": "5"}',
        '{"sender": true}',
        '{"sender": -1}',
        '{"sender": 1e3}',
        '{"sender": 9223372036854775808}',
        '{"plugindata": []}',
        '{"plugindata": {"data": "x"}}',
        '{"jsep": {"type": "rollback"}}',
        '{"jsep": {"type": "offer", "sdp": 5}}',
        '{"error": 5}',
        json.dumps({"jsep": {"type": "offer", "sdp": "v" * (LONGEST_SDP + 1)}}),
    ],
)
def test_what_cannot_be_is_unreadable(frame: str | bytes) -> None:
    """W2"""
    with pytest.raises(Unreadable):
        heard(frame)


@given(st.dictionaries(st.sampled_from(WORDS), VALUES))
def test_nothing_that_can_be_said_does_more_harm_than_that(frame: dict[str, Any]) -> None:
    """W2"""
    try:
        read = heard(json.dumps(frame))
        news_of(read.room)
        candidate_of(read.candidate or {})
    except Unreadable:
        return


def test_news_of_feeds() -> None:
    streams = [{"mid": "0", "type": "audio"}, {"mid": "1", "type": "video", "disabled": True}]
    assert news_of({"publishers": [{"id": 7, "streams": streams}]}) == [Feed(7, frozenset("0"))]
    assert news_of({"unpublished": 7}) == news_of({"leaving": 7}) == [Feed(7, None)]
    assert news_of({"unpublished": "ok"}) == news_of({"leaving": "ok"}) == news_of({}) == []


@pytest.mark.parametrize(
    "room",
    [
        {"publishers": {}},
        {"publishers": [5]},
        {"publishers": [{"id": "7"}]},
        {"publishers": [{"id": 7, "streams": {}}]},
        {"publishers": [{"id": 7, "streams": [5]}]},
        {"publishers": [{"id": 7, "streams": [{"mid": 5}]}]},
        {"publishers": [{"id": 7}] * (MOST_FEEDS + 1)},
        {"publishers": [{"id": 7, "streams": [{"mid": "0"}] * 65}]},
        {"leaving": "7"},
    ],
)
def test_news_that_cannot_be(room: dict[str, Any]) -> None:
    """W2"""
    with pytest.raises(Unreadable):
        news_of(room)


def test_a_candidate() -> None:
    told = {"candidate": "candidate:1 1 udp", "sdpMid": "0", "sdpMLineIndex": 0}
    assert candidate_of(told) == Candidate("candidate:1 1 udp", "0", 0)
    assert candidate_of({"completed": True}) == Candidate("")
    for wrong in ({"sdpMLineIndex": "0"}, {"sdpMLineIndex": -1}, {"sdpMid": 0}, {"candidate": 5}):
        with pytest.raises(Unreadable):
            candidate_of(wrong)
