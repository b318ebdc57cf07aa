"""Keystrokes read by their shape: KS1, as the strict reader reads them or not at all."""

import random

import pytest

from openspace.notes import keystroke
from openspace.notes.reader import read_update
from openspace.notes.tape import UnreadableUpdate, number, sized
from tests.editors import Editor, random_act
from tests.notes.test_reader import mutated

LARGE = b"\x80\x80\x80\x80\x08"
"""2^31, which no clock may be."""


def recognised(update: bytes) -> object:
    return keystroke.typed(update) or keystroke.taken_away(update)


def as_read(update: bytes) -> object:
    try:
        return read_update(update)
    except UnreadableUpdate:
        return None


def keys(seed: int, acts: int = 200) -> list[bytes]:
    editor, dice = Editor(2**31 + seed), random.Random(seed)
    for _ in range(acts):
        random_act(editor, dice)
    return editor.made


def text_at(
    beside: bytes, said: bytes = b"\1x", clock: bytes = b"\5", client: bytes = b"\7"
) -> bytes:
    return b"\1\1" + client + clock + beside + said + b"\0"


def test_ks1_most_of_what_an_editor_says_is_recognised_and_read_alike() -> None:
    said = keys(1)
    assert sum(recognised(each) is not None for each in said) > len(said) // 2
    assert [recognised(each) or read_update(each) for each in said] == list(map(read_update, said))
    assert list(map(keystroke.read, said)) == list(map(read_update, said))


@pytest.mark.parametrize("seed", range(4))
def test_ks1_what_is_made_up_is_recognised_only_where_it_is_read_alike(seed: int) -> None:
    dice, said = random.Random(seed), [each for each in keys(seed) if recognised(each)]
    hostile = [mutated(dice.choice(said), dice) for _ in range(4_000)]
    passed = [each for each in hostile if recognised(each)]
    assert len(passed) > 100
    assert [each for each in passed if recognised(each) != as_read(each)] == []


@pytest.mark.parametrize(
    "update",
    [
        text_at(b"\x84\7" + LARGE),
        text_at(b"\x84\7\4", clock=LARGE),
        text_at(b"\x84\7\4", clock=number(2**31 - 1)),
        text_at(b"\x84\7\4", client=number(2**53)),
        text_at(b"\x84" + number(2**53) + b"\4"),
        text_at(b"\xc4\7\4\7\4"),
        text_at(b"\x84\7\x84\0"),
        text_at(b"\x84\7\4", b"\2x"),
        text_at(b"\x84\7\4", b"\1xx"),
        text_at(b"\x84\7\4", b"\0"),
        text_at(b"\x84\7\4", b"\2\xc3\x28"),
        b"\0\1\7\1\5\0",
        b"\0\1\7\1" + number(2**31 - 1) + b"\1",
        b"\0\1" + number(2**53) + b"\1\5\1",
    ],
)
def test_ks1_what_the_reader_refuses_is_not_recognised(update: bytes) -> None:
    assert as_read(update) is None
    assert recognised(update) is None


def test_text_is_counted_as_browsers_count_it() -> None:
    said = text_at(b"\x84\7\4", sized("å𝒪👩".encode()))
    found = keystroke.typed(said)
    assert found == read_update(said)
    assert found is not None
    assert found.structs[0].length == 5
