"""The note socket's frames, against the engine's own and against bytes that are none."""

import random

import pycrdt
import pytest

from openspace.notes import frames
from openspace.notes.frames import (
    Asked,
    AskedWhoIsPresent,
    Present,
    Seen,
    Told,
    read_frame,
)
from openspace.notes.tape import UnreadableUpdate, number, sized
from tests.editors import Editor

VECTOR = b"\1\7\3"
UPDATE = b"\0\0"
ONE = Seen(7, 2, '{"cursor":null}')


@pytest.mark.parametrize(
    ("frame", "read"),
    [
        (frames.asked(VECTOR), Asked(VECTOR)),
        (frames.answered(UPDATE), Told(UPDATE, answer=True)),
        (frames.told(UPDATE), Told(UPDATE, answer=False)),
        (frames.present([ONE, Seen(8, 0, "null")]), Present((ONE, Seen(8, 0, "null")))),
        (frames.present([]), Present(())),
        (b"\3", AskedWhoIsPresent()),
    ],
)
def test_what_is_written_is_read(frame: bytes, read: frames.Frame) -> None:
    assert read_frame(frame) == read


def test_the_engine_writes_the_same_frames() -> None:
    editor = Editor(7)
    editor.write("blå 👩‍👩‍👧")
    state, update = editor.doc.get_state(), editor.doc.get_update()
    assert pycrdt.create_sync_message(editor.doc) == frames.asked(state)
    assert pycrdt.create_update_message(update) == frames.told(update)
    answer = pycrdt.handle_sync_message(frames.asked(b"\0")[1:], editor.doc)
    assert answer == frames.answered(update)


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"\0",
        b"\0\3",
        b"\2\0",
        b"\4",
        b"\x64\1",
        b"\0\0",
        b"\0\0\x05\1",
        frames.asked(VECTOR) + b"\0",
        frames.asked(b"\2\7\1\7\1"),
        frames.asked(number(2**30)),
        b"\1" + sized(number(2**20)),
        b"\1" + sized(b"\1\7\1" + sized(b'"' + b"a" * 5000 + b'"')),
        b"\1" + sized(b"\1\7\1" + sized(b"\xff")),
        b"\0\2" + sized(b"\0" * frames.LARGEST_FRAME),
    ],
)
def test_other_frames_are_refused(frame: bytes) -> None:
    with pytest.raises(UnreadableUpdate):
        read_frame(frame)


def test_ten_thousand_mutated_frames_are_read_or_refused() -> None:
    dice = random.Random(1)
    good = [frames.asked(VECTOR), frames.told(UPDATE), frames.present([ONE])]
    refused = 0
    for _ in range(10_000):
        frame = bytearray(dice.choice(good))
        frame[dice.randrange(len(frame))] = dice.randrange(256)
        try:
            read_frame(bytes(frame))
        except UnreadableUpdate:
            refused += 1
    assert 0 < refused < 10_000


def test_saved_is_frame_one_hundred_with_a_count() -> None:
    assert frames.saved(300) == b"\x64\xac\x02"


@pytest.mark.parametrize("size", [0, 1, 124, 125, 126, 300])
def test_a_short_update_is_read_as_any_other(size: int) -> None:
    frame = frames.told(bytes(size))
    assert frames.is_keystroke(frame) == (len(frame) < frames.SHORT)
    assert read_frame(frame) == Told(bytes(size), answer=False)
    for wrong in (frame + b"\0", frame[:-1]):
        with pytest.raises(UnreadableUpdate):
            read_frame(wrong)


def test_keys_and_carets_wait_for_the_next_commit_and_nothing_else_does() -> None:
    caret = frames.present([Seen(7, 1, "{}")])
    assert [
        frames.can_wait(each) for each in (frames.told(b"\0\0"), caret, frames.present(()))
    ] == [True] * 3
    questions = (frames.asked(b"\0"), b"\3", frames.answered(b"\0\0"))
    long = (frames.told(b"\0" * 200), frames.present([Seen(7, 1, " " * 1024)]))
    assert [frames.can_wait(each) for each in (*questions, *long)] == [False] * 5
