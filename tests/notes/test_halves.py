"""L7: no character is parted, and nobody's neighbours stand the other way round."""

import pytest

from openspace.notes import worker
from openspace.notes.halves import Halves, halves_in
from openspace.notes.ledger import Admission, Ledger
from openspace.notes.reader import read_update
from openspace.notes.settling import REVERSED
from openspace.notes.tape import UnreadableUpdate, number, sized
from tests.editors import Editor
from tests.notes.test_ledger import admitted, conversation

PARTED = "a character in two halves"
FIRST, SECOND = 3, 4
"""The clocks of the halves in ``a👩bc``, whose letters are client 1's steps 2, 5 and 6."""


def noted(text: str = "a👩bc") -> Ledger:
    """A ledger of a note in which client 1 wrote this."""
    editor, ledger = Editor(1), Ledger()
    editor.write(text)
    admitted(ledger, *editor.made)
    return ledger


def beside(left: int | None, right: int | None) -> bytes:
    """Text from client 2 between two steps of client 1."""
    head = 4 | (0 if left is None else 0x80) | (0 if right is None else 0x40)
    places = b"".join(b"\1" + number(one) for one in (left, right) if one is not None)
    return b"\1\1\2\0" + bytes([head]) + places + b"\1x\0"


def gone(start: int, end: int) -> bytes:
    return b"\0\1\1\1" + number(start) + number(end - start)


def refusal(ledger: Ledger, update: bytes) -> str:
    with pytest.raises(UnreadableUpdate) as caught:
        admitted(ledger, update)
    return caught.value.reason


@pytest.mark.parametrize(
    "update",
    [
        beside(FIRST, SECOND),
        beside(FIRST, None),
        beside(None, SECOND),
        gone(2, SECOND),
        gone(SECOND, 6),
        gone(FIRST, SECOND),
        gone(SECOND, 5),
    ],
)
@pytest.mark.parametrize("again", [False, True])
def test_l7_what_parts_a_character_is_unreadable_and_changes_nothing(
    update: bytes, again: bool
) -> None:
    ledger = Ledger.loaded(noted().dumped()) if again else noted()
    before = ledger.dumped()
    assert refusal(ledger, update) == PARTED
    assert ledger.dumped() == before


@pytest.mark.parametrize(
    "update",
    [beside(2, FIRST), beside(SECOND, 5), gone(FIRST, 5), gone(2, 5), gone(2, 7), beside(5, 6)],
)
def test_l7_what_goes_on_between_characters_is_new(update: bytes) -> None:
    assert admitted(noted(), update) == [Admission.NEW]


def test_l7_a_character_that_the_same_update_brings_is_not_parted_either() -> None:
    update = b"\1\2\2\0\x84\1\2" + sized("👩".encode()) + b"\x84\2\0\1x\0"
    assert refusal(noted(), update) == PARTED


@pytest.mark.parametrize("both", [(2, 1), (1, 0), (2, 0)])
@pytest.mark.parametrize("parts", ["abc", "a"])
def test_l7_neighbours_that_stand_the_other_way_round_are_unreadable(
    both: tuple[int, int], parts: str
) -> None:
    editor, ledger = Editor(1), Ledger()
    text = editor.write(parts)
    for letter in "abc"[len(parts) :]:
        text.insert(len(text), letter)
    admitted(ledger, *editor.made)
    left, right = (2 + one for one in both)
    assert refusal(ledger, beside(left, right)) == REVERSED
    assert admitted(ledger, beside(left, None)) == [Admission.NEW]


def test_l7_what_was_typed_before_earlier_steps_has_neighbours_with_later_clocks() -> None:
    editor, other, ledger = Editor(1), Editor(2), Ledger()
    text = editor.write("a")
    text.insert(0, "b")
    for update in editor.made:
        other.hear(update)
    said = next(iter(other.note.children)).children[0]  # type: ignore[union-attr]
    said.insert(1, "c")  # type: ignore[union-attr]
    struct = read_update(other.made[0]).structs[0]
    assert (struct.left, struct.right) == ((1, 3), (1, 2))
    assert set(admitted(ledger, *editor.made, *other.made)) == {Admission.NEW}


def test_a_log_that_parted_a_character_is_taken_in_and_goes_on() -> None:
    """What Yjs put in its place are two characters, each of which may go."""
    ledger = noted()
    assert ledger.recall(read_update(gone(FIRST, SECOND)), "chi") is Admission.NEW
    assert admitted(ledger, gone(2, 5)) == [Admission.NEW]


def test_halves_of_an_older_snapshot_are_read_off_its_words() -> None:
    editor = Editor(1)
    editor.write("a👩bc")
    ledger = Ledger()
    admitted(ledger, *editor.made)
    older = ledger.dumped().replace(b'"halves"', b'"before"')
    both = worker.fold(editor.made[0], older, [("chi", beside(5, 6))])
    known = Ledger.loaded(both[4 + int.from_bytes(both[:4]) :])
    assert refusal(known, gone(FIRST, SECOND)) == PARTED


@pytest.mark.parametrize("seed", range(8))
def test_what_editors_do_parts_nothing(seed: int) -> None:
    log, editors = conversation(seed, 200)
    ledger = Ledger()
    assert set(admitted(ledger, *log)) == {Admission.NEW}
    assert "👩" in str(editors[0].blocks)


def test_halves_take_no_more_than_their_characters_and_nothing_where_there_are_none() -> None:
    structs = read_update(conversation(3)[0][0]).structs
    plain = [each for each in structs if each.length == len(each.text)]
    assert halves_in(plain, lambda _: 0) == {}
    many, halves = "👩" * 10_000, Halves()
    editor = Editor(1)
    editor.write(many)
    halves.add(halves_in(read_update(editor.made[0]).structs, lambda _: 0))
    clocks = halves.clocks[1]
    assert memoryview(clocks).nbytes == len(many.encode())  # type: ignore[arg-type]
    assert [*clocks] == [3 + 2 * at for at in range(10_000)]
