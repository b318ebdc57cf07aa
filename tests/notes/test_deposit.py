"""What a ledger knows is the same when it was written down and read again, by whichever release."""

import json
from array import array
from base64 import b64decode

import pytest

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
    first, rest = map(json.loads, content.splitlines())
    read = {"holders": first["holders"], **rest}

    def listed(packed: str) -> list[int]:
        return [*array("I", b64decode(packed))]

    read["shelves"] = [[*each[:4], listed(each[4])] for each in read["shelves"]]
    read["gone"] = [[client, listed(starts), listed(ends)] for client, starts, ends in read["gone"]]
    read["halves"] = [[client, listed(clocks)] for client, clocks in read["halves"]]
    return json.dumps(read).encode()


def test_what_was_written_down_is_what_was_known() -> None:
    content = noted().dumped()
    read = json.loads(content.splitlines()[1])
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
    assert Ledger.loaded(older).ends() == noted().ends()
    assert Ledger.loaded(older).dumped() == content


def test_what_opening_needs_is_read_without_the_rest() -> None:
    first, rest = noted().dumped().splitlines()
    opened = Ledger.loaded(first + b"\n" + rest[:-1])
    assert opened.ends() == noted().ends()
    assert opened.state_vector() == noted().state_vector()
    assert opened.grants.holders() == {7: "chi", 9: "chi"}
    with pytest.raises(ValueError, match="delimiter"):
        opened.dumped()


def test_what_was_taken_away_before_is_told_as_it_was_then() -> None:
    ledger = Ledger.loaded(noted().dumped())
    before = ledger.taken_away().written()
    ledger.admit(read_update(b"\0\1\7\1\1\1"), "chi")
    assert ledger.taken_away().written() == before
    assert Ledger.loaded(ledger.dumped()).taken_away().written() != before


def test_nothing_known_is_something_too() -> None:
    nothing = dumped({}, {}, Grants().holders(), {})
    assert Ledger.loaded(nothing).dumped() == nothing
