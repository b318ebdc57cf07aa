"""The note as a simulated writer holds it: what it sends is what the server and others read."""

import json
import random
from collections.abc import Iterable

import pycrdt
import pytest

from openspace.domain.notes import Block, Run
from openspace.notes.frames import Present, Told, read_frame
from openspace.notes.reader import read_update
from openspace.rehearsal.note import Note
from tests.editors import Editor

LINES = [
    ("heading", "Čállit å"),
    ("paragraph", "𝒪 og 👩‍👩‍👧 på én gang"),
    ("item", "blå"),
    ("item", "grønn"),
    ("task", "Ring Ánne"),
]


def text(words: str) -> Block:
    return Block("paragraph", (Run(words),))


SHOWN = (
    Block("heading", (Run("Čállit å"),), level=2),
    text("𝒪 og 👩‍👩‍👧 på én gang"),
    Block(
        "bullets",
        children=(
            Block("item", children=(text("blå"),)),
            Block("item", children=(text("grønn"),)),
        ),
    ),
    Block("tasks", children=(Block("task", children=(text("Ring Ánne"),)),)),
)


def pass_on(frames: Iterable[bytes], to: Editor) -> None:
    for frame in frames:
        match read_frame(frame):
            case Told(update):
                to.hear(read_update(update).content)
            case Present(seen):
                assert json.loads(seen[0].state).keys() == {"cursor"}
            case other:
                raise AssertionError(other)


def told_by(other: Editor) -> bytes:
    return b"\0\1" + pycrdt.write_message(other.doc.get_update())


def opened(other: Editor, client: int = 42) -> Note:
    note = Note(client)
    note.hear(told_by(other))
    return note


def test_what_is_typed_stands_in_the_others_notes() -> None:
    other = Editor(1)
    note = opened(other)
    for kind, words in LINES:
        pass_on(note.begin(kind), other)
        for letter in words:
            pass_on(note.type(letter), other)
    assert other.blocks == SHOWN
    assert note.texts() == [words for _, words in LINES]


def test_nothing_is_known_before_the_server_has_told() -> None:
    other = Editor(1)
    other.write("Hei")
    note = Note(42)
    assert (note.told, note.texts()) == (False, [])
    assert len(note.hear(pycrdt.create_sync_message(other.doc))) == 2
    assert note.told is False
    assert note.hear(told_by(other)) == []
    assert (note.told, note.texts()) == (True, ["Hei"])


@pytest.mark.parametrize("seed", range(30))
def test_what_others_wrote_is_never_touched_w1(seed: int) -> None:
    dice = random.Random(seed)
    other, note = Editor(1), Note(42)
    other.write("blå 👩‍👩‍👧")
    note.hear(told_by(other))
    words = other.write("")
    pass_on(note.begin(dice.choice(["paragraph", "item", "heading"])), other)
    for letter in "Čau å":
        typed = note.type(letter)
        if dice.random() < 0.5:
            words.insert(0, "ø")
        pass_on(typed, other)
        if dice.random() < 0.5:
            note.hear(told_by(other))
    note.hear(told_by(other))
    assert note.texts() == ["blå 👩‍👩‍👧", str(words), "Čau å"]


def test_what_somebody_took_away_is_not_typed_on_w2() -> None:
    other = Editor(1)
    note = opened(other)
    pass_on(note.begin("paragraph"), other)
    pass_on(note.type("Hei"), other)
    del other.note.children[0]
    note.hear(told_by(other))
    assert note.type("!") == []
    assert note.texts() == []


def test_an_item_joins_the_list_that_ends_the_note() -> None:
    other = Editor(1)
    first, second = opened(other, 42), Note(43)
    pass_on([*first.begin("item"), *first.type("én")], other)
    second.hear(told_by(other))
    pass_on([*second.begin("item"), *second.type("to")], other)
    assert [
        [each.children[0].runs[0].text for each in block.children] for block in other.blocks
    ] == [["én", "to"]]


def test_the_caret_is_shown_while_typing_and_then_not() -> None:
    note = opened(Editor(1))
    *_, typing = note.begin("paragraph")
    carets = [read_frame(typing), read_frame(note.rest())]
    states = [each.seen[0].state for each in carets if isinstance(each, Present)]
    assert ['"type"' in each for each in states] == [True, False]
