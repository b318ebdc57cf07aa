"""What a ledger knows is the same when it was written down and read again, by whichever release."""

import json
from array import array
from base64 import b64decode

from openspace.notes.deposit import dumped
from openspace.notes.grants import Grants
from openspace.notes.ledger import Admission, Ledger
from openspace.notes.reader import read_update
from tests.bench.typists import Typist

KEYSTROKES = 300


def noted() -> Ledger:
    """A note in which somebody typed, went back and took away."""
    ledger = Ledger()
    for client in (7, 9):
        typist = Typist(client)
        for update in (typist.begins(), *(typist.strikes()[0] for _ in range(KEYSTROKES))):
            assert ledger.admit(read_update(update), "chi") is Admission.NEW
    ledger._halves.add({7: [40, 44], 9: [90]})
    return ledger


def before(content: bytes) -> bytes:
    """The same as releases wrote it that had every clock as a number."""
    read = json.loads(content)

    def listed(packed: str) -> list[int]:
        return [*array("I", b64decode(packed))]

    read["shelves"] = [[*each[:4], listed(each[4])] for each in read["shelves"]]
    read["gone"] = [[client, listed(starts), listed(ends)] for client, starts, ends in read["gone"]]
    read["halves"] = [[client, listed(clocks)] for client, clocks in read["halves"]]
    return json.dumps(read).encode()


def test_what_was_written_down_is_what_was_known() -> None:
    content = noted().dumped()
    read = json.loads(content)
    assert all(each[4] for each in read["shelves"])
    assert all(starts and ends for _, starts, ends in read["gone"])
    again = Ledger.loaded(content)
    assert again.dumped() == content
    assert again.ends() == noted().ends()
    assert again.state_vector() == noted().state_vector()


def test_what_an_older_release_wrote_down_is_the_same() -> None:
    content = noted().dumped()
    older = before(content)
    assert older != content
    assert Ledger.loaded(older).dumped() == content


def test_nothing_known_is_something_too() -> None:
    nothing = dumped({}, {}, Grants().holders(), {})
    assert Ledger.loaded(nothing).dumped() == nothing
