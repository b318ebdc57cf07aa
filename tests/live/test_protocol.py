"""The live socket's two vocabularies are closed: every word is known, and nothing else is heard."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openspace.bus.channels import AT_THE_DESK, EVERYONE
from openspace.live import protocol
from openspace.live.protocol import Follow, Followed, Pulse, Unheard, hear

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
WALL = {"channel": "wall", "epoch": "e1", "seen": 12}
TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)
fuzzed = settings(max_examples=100, deadline=None)


def follow(*channels: object) -> str:
    return json.dumps({"say": "follow", "channels": channels})


def deep(levels: int) -> str:
    return "[" * levels + "]" * levels


def test_a_page_says_pulse() -> None:
    assert hear('{"say":"pulse"}') == Pulse()


def test_a_page_says_what_it_follows() -> None:
    room = {"channel": "room:3f00aa11cc", "epoch": "9a-_Z", "seen": 0}
    assert hear(follow(WALL, room)) == Follow(
        (Followed("wall", "e1", 12), Followed("room:3f00aa11cc", "9a-_Z", 0))
    )
    assert hear(follow()) == Follow(())


@pytest.mark.parametrize("say", [protocol.welcome, protocol.pulse])
def test_the_server_says_what_time_it_is(say: Any) -> None:
    assert json.loads(say(NOON)) == {"say": say.__name__, "now": 1795694400000}


def test_the_server_says_what_changed() -> None:
    html = '<b id="x">“Blåbær” \0 & 🌊\n</b>'
    assert json.loads(protocol.push("wall", "e1", 12, 14, html)) == {
        "say": "push",
        "channel": "wall",
        "epoch": "e1",
        "from": 12,
        "to": 14,
        "html": html,
    }


def test_the_server_says_load_it_again() -> None:
    answer = {"say": "reload", "channel": "wall", "epoch": "e2", "to": 40}
    assert json.loads(protocol.reload("wall", "e2", 40)) == answer


@pytest.mark.parametrize(
    "said",
    [
        "",
        "pulse",
        "{",
        "\0",
        "\ud800",
        "null",
        "1",
        "[]",
        '"pulse"',
        "{}",
        '{"say":"pulse"}{"say":"pulse"}',
        '{"say":"Pulse"}',
        '{"say":"pulse\\u0000"}',
        '{"say":["pulse"]}',
        '{"say":"welcome","now":1}',
        '{"say":"push","channel":"wall","epoch":"e1","from":1,"to":2,"html":""}',
        '{"say":"follow"}',
        '{"say":"follow","channels":null}',
        '{"say":"follow","channels":"wall"}',
        '{"say":"follow","channels":{"channel":"wall","epoch":"e1","seen":1}}',
        '{"say":"follow","channels":["wall"]}',
        '{"say":"follow","channels":[[]]}',
        '{"say":"follow","channels":[{"channel":"wall","epoch":"e1"}]}',
        '{"say":"follow","channels":[{"channel":"wall","epoch":"e1","seen":NaN}]}',
        '{"say":"follow","channels":[{"channel":"wall","epoch":"e1","seen":' + "9" * 5000 + "}]}",
        deep(8000),
        '{"say":"follow","channels":' + deep(8000) + "}",
    ],
    ids=lambda said: said[:60],
)
def test_nothing_else_is_heard(said: str) -> None:
    with pytest.raises(Unheard):
        hear(said)


@pytest.mark.parametrize(
    "wrong",
    [
        *({"seen": seen} for seen in (True, False, -1, 2**53, 1.0, "1", None, [1])),
        *({"epoch": epoch} for epoch in ("", "e1\0", "e1\n", "e 1", "é", "x" * 65, 1, None)),
        *(
            {"channel": name}
            for name in (
                *("", ":", "wall:", ":x", "Wall", "wall\0", "wall\n", "mine:a:b", "mine:a b"),
                *("mine:\ud800", "mine:blå", "w" * 17, "mine:" + "x" * 49, 1, None),
            )
        ),
    ],
    ids=str,
)
def test_a_channel_is_named_exactly(wrong: dict[str, object]) -> None:
    assert hear(follow(WALL)) == Follow((Followed("wall", "e1", 12),))
    with pytest.raises(Unheard):
        hear(follow(WALL, WALL | wrong))


def test_a_page_follows_no_more_channels_than_a_page_has() -> None:
    most = [WALL] * protocol.MOST_CHANNELS
    assert hear(follow(*most)) == Follow((Followed("wall", "e1", 12),) * 12)
    with pytest.raises(Unheard):
        hear(follow(*most, WALL))


@pytest.mark.parametrize("letter", [" ", "å", "🌊"])
def test_a_frame_is_no_longer_than_16_kib_of_bytes(letter: str) -> None:
    word = '{"say":"pulse","why":"%s"}'
    room = 16 * 1024 - len(word % "")
    fits = letter * (room // len(letter.encode()))
    assert hear(word % fits) == Pulse()
    with pytest.raises(Unheard):
        hear(word % (fits + letter))


@fuzzed
@given(said=TEXT | JSON.map(json.dumps))
def test_whatever_is_said_is_a_word_or_unheard(said: str) -> None:
    assert_closed(said)


@fuzzed
@given(
    said=st.fixed_dictionaries(
        {"say": st.sampled_from(["follow", "pulse"]) | JSON},
        optional={
            "channels": st.lists(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "channel": st.sampled_from(["wall", "mine:a"]) | JSON,
                        "epoch": st.just("e1") | JSON,
                        "seen": st.integers() | JSON,
                    },
                )
            )
            | JSON
        },
    )
)
def test_what_is_nearly_a_word_is_a_word_or_unheard(said: object) -> None:
    assert_closed(json.dumps(said))


def assert_closed(said: str) -> None:
    """Nothing but ``Unheard`` comes out; what is heard says the same again."""
    try:
        heard = hear(said)
    except Unheard:
        return
    assert hear(again(heard)) == heard


def again(heard: protocol.Said) -> str:
    """The frame that says this."""
    match heard:
        case Pulse():
            return '{"say":"pulse"}'
        case Follow(channels):
            return follow(
                *({"channel": c.channel, "epoch": c.epoch, "seen": c.seen} for c in channels)
            )


@pytest.mark.parametrize("name", (*EVERYONE, *AT_THE_DESK))
def test_every_channel_has_a_name_that_is_heard(name: str) -> None:
    said = {"say": "follow", "channels": [{"channel": name, "epoch": "e", "seen": 0}]}
    assert hear(json.dumps(said)) == Follow((Followed(name, "e", 0),))
