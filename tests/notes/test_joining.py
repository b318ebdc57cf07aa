"""Updates joined without an engine say what the engine says of them."""

import pytest

from openspace.notes import engine
from openspace.notes.joining import joined, merged
from openspace.notes.ledger import Admission, Ledger
from openspace.notes.reader import Deletion, read_update
from openspace.notes.tape import number
from tests.notes.test_ledger import admitted, conversation


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("size", [2, 5, 80])
def test_batches_of_a_conversation_say_the_same(seed: int, size: int) -> None:
    log, editors = conversation(seed)
    batches = [log[at : at + size] for at in range(0, len(log), size)]
    frames = [joined([read_update(update) for update in batch]) for batch in batches]
    assert set(admitted(Ledger(), *frames)) == {Admission.NEW}
    assert engine.blocks(frames) == editors[0].blocks


def test_one_update_stays_as_it_is() -> None:
    update = conversation(1)[0][0]
    assert joined([read_update(update)]) == update


def test_deletions_are_put_in_order_and_joined() -> None:
    given = [Deletion(2, 5, 9), Deletion(1, 4, 6), Deletion(2, 0, 5), Deletion(1, 8, 9)]
    assert merged(given) == [Deletion(1, 4, 6), Deletion(1, 8, 9), Deletion(2, 0, 9)]


def test_keys_of_several_within_a_moment_follow_each_other_as_they_came() -> None:
    """Their own bytes, with one head and one tail: what engines read as one update."""
    found = [read_update(update) for update in conversation(3)[0]]
    alone = {each.structs[0].client: each for each in found if len(each.structs) == 1}
    typed = [each for each in alone.values() if not each.deletions]
    typed.sort(key=lambda each: -each.structs[0].client)
    gone = next(each for each in found if not each.structs and len(each.deletions) == 1)
    keys = b"".join(each.content[1:-1] for each in typed)
    assert len(typed) > 1
    whole = joined([*typed, gone])
    assert whole == number(len(typed)) + keys + number(1) + gone.content[2:]
    assert read_update(whole).structs == tuple(each.structs[0] for each in typed)
