"""L5: what is known is not said again, and never in other words."""

import pycrdt
import pytest

from openspace.notes.ledger import Admission, Ledger
from openspace.notes.reader import Update, read_update
from openspace.notes.tape import UnreadableUpdate
from tests.editors import Editor
from tests.notes.test_ledger import admitted, conversation


def news(ledger: Ledger, update: bytes) -> Update:
    return ledger.news(read_update(update))


def typed(*parts: str) -> Editor:
    """An editor whose writer typed these one after the other."""
    editor = Editor(1)
    text = editor.write("")
    for part in parts:
        text.insert(len(text), part)
    return editor


def test_what_is_all_new_stays_as_it_came() -> None:
    update = typed("ord").doc.get_update()
    assert news(Ledger(), update).content == update


@pytest.mark.parametrize("known", [1, 2, 3, 5, 6])
def test_a_half_known_text_is_cut_where_it_becomes_new(known: int) -> None:
    typing = typed("Blå", "👩‍👩‍👧", "𝒪", "hav ", "ŋ", "🇳🇴")
    ledger, log = Ledger(), typing.made[:known]
    admitted(ledger, *log)
    rest = news(ledger, typing.doc.get_update())
    assert ledger.admit(read_update(rest.content), "chi") is Admission.NEW
    reader = Editor(2)
    for update in (*log, rest.content):
        reader.hear(update)
    assert reader.blocks == typing.blocks


@pytest.mark.parametrize("seed", range(8))
def test_the_whole_document_at_any_time_says_only_the_news(seed: int) -> None:
    log, editors = conversation(seed, 40)
    for known in range(0, len(log), 7):
        ledger = Ledger()
        admitted(ledger, *log[:known])
        rest = news(ledger, editors[0].doc.get_update())
        assert ledger.admit(rest, "chi") is Admission.NEW
        assert ledger.admit(read_update(editors[1].doc.get_update()), "chi") is Admission.KNOWN
        reader = Editor(1)
        reader.hear(pycrdt.merge_updates(*log[:known], rest.content))
        assert reader.blocks == editors[0].blocks


def test_a_known_step_in_other_words_is_not_said() -> None:
    first = typed("ja")
    ledger = Ledger()
    admitted(ledger, *first.made)
    forged = typed("ne", "!").doc.get_update()
    rest = news(ledger, forged)
    assert [struct.text for struct in rest.structs] == ["!"]
    assert b"ne" in forged
    assert b"ne" not in rest.content


def test_half_known_text_that_stands_beside_itself_is_unreadable() -> None:
    """What is left of it could not be read again, and the log with it."""
    typing, ledger = typed("ja", "nei"), Ledger()
    admitted(ledger, *typing.made[:2])
    beside_itself = b"\1\1\1\2\x44\1\3\4jaja\0"
    with pytest.raises(UnreadableUpdate):
        news(ledger, beside_itself)
    assert news(ledger, beside_itself.replace(b"\x44\1\3", b"\x44\1\1")).structs[0].text == "ja"
