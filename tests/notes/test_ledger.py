"""The ledger: L1 to L4, L6 and L7, and that a log it admitted is complete at every point."""

import random

import pycrdt
import pytest

from openspace.notes.ledger import Admission, Ledger
from openspace.notes.reader import read_update
from openspace.notes.schema import DEEPEST
from openspace.notes.tape import UnreadableUpdate, number, sized
from tests.editors import Editor, random_act

EMPTY = b"\0\0"


def admitted(ledger: Ledger, *updates: bytes, by: str = "chi") -> list[Admission]:
    return [ledger.admit(read_update(update), by) for update in updates]


def conversation(seed: int, acts: int = 80) -> tuple[list[bytes], list[Editor]]:
    """Three editors who hear of everything at once: their log, and themselves."""
    dice = random.Random(seed)
    editors = [Editor(dice.randrange(2**32)) for _ in range(3)]
    log: list[bytes] = []
    for _ in range(acts):
        writer = dice.choice(editors)
        random_act(writer, dice)
        for update in writer.made:
            log.append(update)
            for other in editors:
                if other is not writer:
                    other.hear(update)
        writer.made.clear()
    return log, editors


def item(content: bytes, clock: int = 0, *, left: int | None = None, parent: int = -1) -> bytes:
    """One struct of client 1 as an update: beside its own step, in one, or in the root."""
    head = content[0] | (0x80 if left is not None else 0)
    if left is not None:
        place = number(1) + number(left)
    else:
        place = b"\1\4note" if parent < 0 else b"\0" + number(1) + number(parent)
    return b"\1\1" + number(1) + number(clock) + bytes([head]) + place + content[1:] + b"\0"


def node(name: str) -> bytes:
    return b"\7\3" + sized(name.encode())


TEXT_NODE = b"\7\6"
LETTER = b"\4\1a"


@pytest.mark.parametrize("seed", range(12))
def test_a_conversation_is_new_once_and_then_known(seed: int) -> None:
    log, editors = conversation(seed)
    ledger = Ledger()
    assert set(admitted(ledger, *log)) == {Admission.NEW}
    assert set(admitted(ledger, *log)) == {Admission.KNOWN}
    assert admitted(ledger, *(editor.doc.get_update() for editor in editors)) == (
        [Admission.KNOWN] * 3
    )


@pytest.mark.parametrize("seed", range(12))
def test_the_merged_log_is_the_same_to_the_ledger_as_its_parts(seed: int) -> None:
    log, editors = conversation(seed)
    one_by_one, merged = Ledger(), Ledger()
    admitted(one_by_one, *log)
    assert admitted(merged, pycrdt.merge_updates(*log)) == [Admission.NEW]
    assert merged.state_vector() == one_by_one.state_vector()
    assert pycrdt.get_state(editors[0].doc.get_update()) == pycrdt.get_state(
        pycrdt.merge_updates(*log)
    )


@pytest.mark.parametrize("known", [0, 1, 17, 40, 60])
def test_the_state_vector_asks_for_what_is_missing(known: int) -> None:
    log, editors = conversation(5)
    ledger = Ledger()
    admitted(ledger, *log[:known])
    missing = editors[0].doc.get_update(ledger.state_vector())
    assert admitted(ledger, missing) == [Admission.NEW]
    assert set(admitted(ledger, *log)) == {Admission.KNOWN}


def test_l1_what_stands_on_missing_steps_is_a_gap_and_changes_nothing() -> None:
    editor = Editor(1)
    text = editor.write("ord")
    text.insert(0, "et ")
    del text[0:2]
    first, second, third = editor.made
    ledger = Ledger()
    assert admitted(ledger, second, third) == [Admission.GAP, Admission.GAP]
    assert ledger.state_vector() == b"\0"
    assert admitted(ledger, first, second, third) == [Admission.NEW] * 3


def test_l1_a_gap_inside_an_update_is_a_gap() -> None:
    editor = Editor(1)
    editor.write("ord")
    with editor.doc.transaction():
        editor.write("to")
    editor.write("tre")
    first, _, third = editor.made
    skipping = pycrdt.merge_updates(first, third)
    assert "skip" in {struct.kind for struct in read_update(skipping).structs}
    assert admitted(Ledger(), skipping) == [Admission.GAP]


def test_l1_steps_that_wait_for_each_other_never_settle() -> None:
    circle = b"\2" + b"".join(
        b"\1" + number(client) + b"\0" + b"\x84" + number(other) + b"\0" + LETTER[1:]
        for client, other in ((1, 2), (2, 1))
    )
    assert admitted(Ledger(), circle + b"\0") == [Admission.GAP]


def test_l2_nothing_is_known_to_an_empty_ledger() -> None:
    assert admitted(Ledger(), EMPTY) == [Admission.KNOWN]


def test_l2_taking_away_twice_is_known() -> None:
    editor = Editor(1)
    del editor.write("ord")[0:2]
    ledger = Ledger()
    assert admitted(ledger, *editor.made, editor.made[-1]) == [
        Admission.NEW,
        Admission.NEW,
        Admission.KNOWN,
    ]


@pytest.mark.parametrize(
    ("updates", "reason"),
    [
        ([item(LETTER)], "text outside text"),
        ([item(node("listItem"))], "a node where it cannot stand"),
        ([item(TEXT_NODE)], "a node where it cannot stand"),
        ([item(node("paragraph")), item(LETTER, 1, parent=0)], "text outside text"),
        (
            [item(node("paragraph")), item(node("paragraph"), 1, parent=0)],
            "a node where it cannot stand",
        ),
        (
            [
                item(node("paragraph")),
                item(TEXT_NODE, 1, parent=0),
                item(LETTER, 2, parent=1),
                item(LETTER, 3, parent=2),
            ],
            "a parent that is not a node",
        ),
        (
            [item(node("paragraph")), item(TEXT_NODE, 1, parent=0), item(b"\7\6", 2, left=0)],
            "a node where it cannot stand",
        ),
    ],
)
def test_l3_what_has_no_place_is_unreadable(updates: list[bytes], reason: str) -> None:
    ledger = Ledger()
    assert set(admitted(ledger, *updates[:-1])) <= {Admission.NEW}
    with pytest.raises(UnreadableUpdate) as caught:
        admitted(ledger, updates[-1])
    assert caught.value.reason == reason


@pytest.mark.parametrize("together", [True, False])
def test_l3_nodes_lie_only_so_deep(together: bool) -> None:
    quotes = [item(node("blockquote"), at, parent=at - 1) for at in range(DEEPEST + 1)]
    allowed, too_deep = quotes[:DEEPEST], quotes[DEEPEST]
    ledger = Ledger()
    steps = [pycrdt.merge_updates(*allowed)] if together else allowed
    assert set(admitted(ledger, *steps)) == {Admission.NEW}
    with pytest.raises(UnreadableUpdate):
        admitted(ledger, too_deep)


def test_l4_an_update_with_one_wrong_step_leaves_nothing_behind() -> None:
    good, wrong = item(node("blockquote")), item(node("listItem"), 1, left=0)
    ledger = Ledger()
    with pytest.raises(UnreadableUpdate):
        admitted(ledger, pycrdt.merge_updates(good, wrong))
    assert ledger.state_vector() == b"\0"
    assert admitted(ledger, good) == [Admission.NEW]


def test_l6_new_steps_under_anothers_client_are_unreadable_and_change_nothing() -> None:
    first, second = written_by(1, "ord", " til")
    ledger = Ledger()
    admitted(ledger, first)
    with pytest.raises(UnreadableUpdate) as caught:
        admitted(ledger, second, by="ben")
    assert caught.value.reason == "words under somebody else's client id 1"
    assert admitted(ledger, second, by="chi") == [Admission.NEW]


def test_l6_an_update_that_mixes_ones_own_and_anothers_is_refused_whole() -> None:
    first, second = written_by(1, "ord", " til")
    own = written_by(2, "mitt")[0]
    ledger = Ledger()
    admitted(ledger, first)
    with pytest.raises(UnreadableUpdate):
        admitted(ledger, pycrdt.merge_updates(own, second), by="ben")
    assert ledger.state_vector() == pycrdt.get_state(first)
    assert admitted(ledger, own, by="ana") == [Admission.NEW]


def test_l6_anyone_brings_what_is_known_with_something_of_their_own() -> None:
    theirs, own = written_by(1, "ord", " til"), written_by(2, "mitt")[0]
    ledger = Ledger()
    admitted(ledger, *theirs)
    assert admitted(ledger, *theirs, by="ben") == [Admission.KNOWN] * 2
    assert admitted(ledger, pycrdt.merge_updates(*theirs, own), by="ben") == [Admission.NEW]


def test_l6_one_may_take_away_what_another_wrote() -> None:
    editor, other = Editor(1), Editor(2)
    editor.write("ord")
    other.hear(editor.made[0])
    del other.note.children[0]
    ledger = Ledger()
    admitted(ledger, *editor.made)
    assert admitted(ledger, *other.made, by="ben") == [Admission.NEW]


def test_l6_one_participant_has_many_clients() -> None:
    ledger = Ledger()
    for client in (1, 2, 3):
        assert set(admitted(ledger, *written_by(client, "ord", " til"))) == {Admission.NEW}


def test_l6_what_the_log_holds_stands_and_the_first_who_wrote_has_the_client() -> None:
    first, second, third = written_by(1, "ord", " til", " her")
    ledger = Ledger()
    for update, writer in ((first, "chi"), (second, "ben")):
        assert ledger.recall(read_update(update), writer) is Admission.NEW
    with pytest.raises(UnreadableUpdate):
        admitted(ledger, third, by="ben")
    assert admitted(ledger, third, by="chi") == [Admission.NEW]


def written_by(client: int, *parts: str) -> list[bytes]:
    """An update for each part of a text that one client writes."""
    editor = Editor(client)
    text = editor.write(parts[0])
    for part in parts[1:]:
        text.insert(len(text), part)
    return editor.made


def test_many_clients_that_wait_in_a_row_settle_in_a_moment() -> None:
    clients = 12_000
    chain = b"".join(
        b"\1" + number(client) + b"\0\x87" + number(client + 1) + b"\0\3" + sized(b"blockquote")
        for client in range(1, clients)
    )
    last = b"\1" + number(clients) + b"\0" + node("blockquote")[:1] + b"\1\4note" + b"\3"
    update = number(clients) + chain + last + sized(b"blockquote") + b"\0"
    assert admitted(Ledger(), update) == [Admission.NEW]


@pytest.mark.parametrize("seed", range(8))
def test_a_keystroke_that_goes_on_is_taken_in_as_by_all_rules(seed: int) -> None:
    sooner, ledger, went_on = Ledger(), Ledger(), 0
    for content in conversation(seed)[0]:
        update = read_update(content)
        if sooner.goes_on(update, "chi"):
            went_on += 1
            assert ledger.news(update) == update
        else:
            sooner.admit(update, "chi")
        ledger.admit(update, "chi")
        assert sooner.dumped() == ledger.dumped()
    assert went_on > 0


def test_l1_l2_l6_l7_what_does_not_simply_go_on_is_left_to_all_rules() -> None:
    ledger, editor = Ledger(), Editor(1)
    editor.write("a😀")
    admitted(ledger, *editor.made)
    known, before = ledger.ends()[1], ledger.dumped()
    emoji = known - 2
    letter = b"\4\1b"
    goes_on = item(letter, known, left=known - 1)
    for update, by in (
        (item(letter, known + 1, left=known - 1), "chi"),
        (item(letter, known - 1, left=known - 2), "chi"),
        (goes_on, "ben"),
        (item(letter, known, left=emoji), "chi"),
        (item(letter, known, left=known + 4), "chi"),
    ):
        assert not ledger.goes_on(read_update(update), by)
    assert ledger.dumped() == before
    assert ledger.goes_on(read_update(goes_on), "chi")
