"""The strict reader: what editors write is read, everything else is refused and nothing else."""

import random
import time
from collections.abc import Callable
from typing import Any

import pycrdt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openspace.notes.reader import LARGEST_UPDATE, Deletion, read_update
from openspace.notes.schema import TEXT
from openspace.notes.tape import UnreadableUpdate, number
from tests.editors import Editor, random_act, written

Document = pycrdt.Doc[Any]


def grown(seed: int, acts: int = 60) -> bytes:
    """A document after some random acts, as one update."""
    editor, dice = Editor(seed + 1), random.Random(seed)
    for _ in range(acts):
        random_act(editor, dice)
    return editor.doc.get_update()


def refused(update: bytes) -> str:
    """Why an update is not read."""
    with pytest.raises(UnreadableUpdate) as caught:
        read_update(update)
    return caught.value.reason


def with_other_root(update: bytes) -> bytes:
    return update.replace(b"\4note", b"\4book")


def test_text_is_counted_as_browsers_count_it() -> None:
    update = read_update(written(lambda editor: editor.write("Blå 👩‍👩‍👧 𝒪!")))
    assert [(struct.kind, struct.length, struct.name) for struct in update.structs] == [
        ("node", 1, "paragraph"),
        ("node", 1, TEXT),
        ("text", len("Blå 👩‍👩‍👧 𝒪!".encode("utf-16-le")) // 2, ""),
    ]


def test_attributes_and_deletions_are_read() -> None:
    def act(editor: Editor) -> None:
        text = editor.write("Overskrift", "heading", level=2)
        del text[0:4]

    update = read_update(written(act, client=9))
    assert [struct.values for struct in update.structs if struct.key == "level"] == [(2,)]
    assert update.deletions == (Deletion(9, 3, 7),)


def test_an_empty_update_says_nothing() -> None:
    assert read_update(b"\0\0").structs == ()


@pytest.mark.parametrize("seed", range(20))
def test_whatever_editors_write_is_read(seed: int) -> None:
    assert read_update(grown(seed)).structs != ()


@pytest.mark.parametrize(
    ("update", "reason"),
    [
        (b"", "ends too early"),
        (b"\0", "ends too early"),
        (b"\0\0\0", "bytes after the end"),
        (b"\x01", "a count does not fit the bytes"),
        (number(2**40) + b"\0", "a count does not fit the bytes"),
        (b"\x01" + number(2**30) + b"\1\0\0", "a count does not fit the bytes"),
        (b"\x01\x00\x01\x00\x00", "a client without structs"),
        (b"\xff" * 12, "a number is too large"),
        (b"\x80\x00\x00", "a number is longer than it needs to be"),
        (b"\0" * (LARGEST_UPDATE + 1), "an update is too large"),
        (b"\1\1\1\0\0\0\0", "an empty struct"),
    ],
)
def test_bytes_that_are_no_update_are_refused(update: bytes, reason: str) -> None:
    assert refused(update) == reason


def map_of_something(doc: Document) -> None:
    doc.get("note", type=pycrdt.Map)["key"] = {"deep": 1}


def text_of_something(doc: Document) -> None:
    doc.get("note", type=pycrdt.Text).insert_embed(0, {"image": "x"})


def document_inside(doc: Document) -> None:
    doc.get("note", type=pycrdt.Array).append(pycrdt.Doc())


@pytest.mark.parametrize("act", [map_of_something, text_of_something, document_inside])
def test_kinds_of_content_that_no_note_has_are_refused(act: Callable[[Document], None]) -> None:
    doc: Document = pycrdt.Doc()
    act(doc)
    with pytest.raises(UnreadableUpdate):
        read_update(doc.get_update())


def test_another_root_is_refused_and_only_for_its_name() -> None:
    update = written(lambda editor: editor.write("ord"))
    assert read_update(update).structs != ()
    assert refused(with_other_root(update)) == "a root that is not the note"


@pytest.mark.parametrize(
    ("name", "attributes", "reason"),
    [
        ("script", {}, "a node that the schema does not have"),
        ("codeBlock", {}, "a node that the schema does not have"),
        ("image", {"src": "x"}, "an attribute that the schema does not have"),
        ("paragraph", {"onclick": "x"}, "an attribute that the schema does not have"),
        ("heading", {"level": {"a": 1}}, "a value that is not plain"),
    ],
)
def test_what_the_schema_lacks_is_refused(
    name: str, attributes: dict[str, object], reason: str
) -> None:
    assert refused(written(lambda editor: editor.write("ord", name, **attributes))) == reason


@pytest.mark.parametrize(
    "marks",
    [{"bold": True}, {"italic": {}}, {"link": {"href": "javascript:alert(1)"}}, {"bold": None}],
)
def test_marks_of_the_schema_are_read(marks: dict[str, object]) -> None:
    update = written(lambda editor: editor.write("ord").format(0, 3, marks))
    assert read_update(update).structs != ()


@pytest.mark.parametrize(
    "marks",
    [
        {"code": True},
        {"bold": "yes"},
        {"link": {"href": 1}},
        {"link": {}},
        {"link": {"href": "https://x", "style": "color:red"}},
    ],
)
def test_other_marks_are_refused(marks: dict[str, object]) -> None:
    with pytest.raises(UnreadableUpdate):
        read_update(written(lambda editor: editor.write("ord").format(0, 3, marks)))


def test_every_beginning_of_an_update_is_refused() -> None:
    update = grown(3)
    for length in range(len(update)):
        with pytest.raises(UnreadableUpdate):
            read_update(update[:length])


@pytest.mark.parametrize("seed", range(4))
def test_ten_thousand_mutations_are_read_or_refused_in_time(seed: int) -> None:
    update, dice = grown(seed), random.Random(seed)
    outcomes = {True: 0, False: 0}
    begun = time.process_time()
    for _ in range(2_500):
        outcomes[is_read(mutated(update, dice))] += 1
    assert min(outcomes.values()) > 0
    assert time.process_time() - begun < 20


def mutated(update: bytes, dice: random.Random) -> bytes:
    """A few bytes changed, taken out, doubled or put elsewhere."""
    changed = bytearray(update)
    for _ in range(dice.randint(1, 3)):
        at = dice.randrange(len(changed))
        match dice.randrange(4):
            case 0:
                changed[at] = dice.randrange(256)
            case 1:
                del changed[at : at + dice.randint(1, 4)]
            case 2:
                changed[at:at] = changed[at : at + dice.randint(1, 40)]
            case _:
                changed[at] ^= 1 << dice.randrange(8)
        changed = changed or bytearray(b"\0")
    return bytes(changed)


def is_read(update: bytes) -> bool:
    """Whether it is read; anything but ``UnreadableUpdate`` fails the test."""
    try:
        read_update(update)
    except UnreadableUpdate:
        return False
    return True


@given(st.binary(max_size=200))
@settings(max_examples=300, deadline=None, derandomize=True)
def test_any_bytes_are_read_or_refused(update: bytes) -> None:
    assert is_read(update) in (True, False)


def test_the_largest_update_is_read_in_a_moment() -> None:
    most = (LARGEST_UPDATE - 16) // 2
    update = b"\1" + number(most) + b"\1\0" + b"\0\1" * most + b"\0"
    begun = time.process_time()
    assert len(read_update(update).structs) == most
    assert time.process_time() - begun < 2
