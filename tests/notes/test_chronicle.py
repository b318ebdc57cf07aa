"""The chronicle: SN1 and CN1 to CN5, held against the engine after every update; and the tally."""

import pycrdt
import pytest

from openspace.notes import engine
from openspace.notes.archive import Archive
from openspace.notes.blocks import UNPRINTABLE
from openspace.notes.chronicle import Chronicle, Stretch
from openspace.notes.reader import read_update
from openspace.notes.tally import Tally
from openspace.notes.tape import UnreadableUpdate
from openspace.notes.workshop import Logged
from openspace.notes.written import WrittenRun, written
from tests.convergence.writers import Gathering
from tests.editors import Editor


def said(blocks: object) -> str:
    assert isinstance(blocks, tuple)
    return "".join("".join(run.text for run in each.runs) + said(each.children) for each in blocks)


def by(*parts: tuple[str, list[bytes]]) -> list[Logged]:
    return [(writer, update) for writer, updates in parts for update in updates]


@pytest.mark.parametrize("seed", range(12))
def test_sn1_it_says_what_the_engine_says_after_every_update(seed: int) -> None:
    gathering = Gathering(seed, 2 + seed % 5)
    gathering.live(500)
    gathering.come_together()
    log = gathering.logged
    chronicle = Chronicle(log)
    for number in range(0, len(log) + 1, 5):
        told = chronicle.told(number, max(0, number - 7))
        text = "".join(each.text for each in told if each.change in ("", "new"))
        blocks = engine.blocks([update for _, update in log[:number]])
        assert UNPRINTABLE.sub("", text) == said(blocks)


def test_cn1_cn3_who_wrote_what_and_what_is_new_and_gone() -> None:
    ben, chi = Editor(1), Editor(2)
    text = ben.write("blå båt 👩‍👩‍👧")
    gone = ben.write("et avsnitt")
    for update in ben.made:
        chi.hear(update)
    before = by(("ben", ben.made))
    theirs = chi.note.children[0].children[0]  # type: ignore[union-attr]
    assert isinstance(theirs, pycrdt.XmlText)
    del theirs[0 : len("blå ".encode())]
    theirs.insert(0, "rød ")
    del chi.note.children[1]
    log = [*before, *by(("chi", chi.made))]
    assert [*Chronicle(log).told(len(log), len(before))] == [
        Stretch("blå ", "ben", "gone"),
        Stretch("rød ", "chi", "new"),
        Stretch("båt 👩‍👩‍👧", "ben"),
        Stretch("et avsnitt", "ben", "apart"),
    ]
    assert str(text) != str(gone)


def test_cn2_words_that_are_moved_in_one_go_keep_their_writer() -> None:
    ben, chi = Editor(1), Editor(2)
    ben.write("første setning. andre setning.")
    for update in ben.made:
        chi.hear(update)
    theirs = chi.note.children[0].children[0]  # type: ignore[union-attr]
    assert isinstance(theirs, pycrdt.XmlText)
    with chi.doc.transaction():
        del theirs[len("første setning.".encode()) : len("første setning. andre setning.".encode())]
        chi.write(" andre setning.")
    chi.write("mitt eget")
    log = by(("ben", ben.made), ("chi", chi.made))
    assert [*Chronicle(log).told(len(log), len(ben.made))] == [
        Stretch("første setning.", "ben"),
        Stretch(" andre setning.", "ben"),
        Stretch("mitt eget", "chi", "new"),
    ]


def test_cn4_words_that_come_back_belong_to_who_wrote_them_and_are_new() -> None:
    ben, chi = Editor(1), Editor(2)
    ben.write("en lang setning om båter")
    ben.write("ja")
    for update in ben.made:
        chi.hear(update)
    del chi.note.children[0:2]
    before = by(("ben", ben.made), ("chi", chi.made))
    with chi.doc.transaction():
        chi.write("en lang setning om båter")
        chi.write("ja")
        chi.write("setning")
    log = [*before, *by(("chi", chi.made[1:]))]
    assert [*Chronicle(log).told(len(log), len(before))] == [
        Stretch("en lang setning om båter", "ben", "new"),
        Stretch("ja", "ben", "new"),
        Stretch("setning", "chi", "new"),
    ]


def test_cn4_a_few_letters_of_somebody_put_nothing_into_their_mouth() -> None:
    ben, chi = Editor(1), Editor(2)
    ben.write("vi er ikke dumme")
    for update in ben.made:
        chi.hear(update)
    del chi.note.children[0]
    words = chi.write("")
    with chi.doc.transaction():
        for part in ("vi er ", "dumme"):
            words += part
    log = by(("ben", ben.made), ("chi", chi.made))
    assert [*Chronicle(log).told(len(log), len(log) - 1)] == [Stretch("vi er dumme", "chi", "new")]


def test_cn4_a_log_with_a_gap_has_no_chronicle() -> None:
    editor = Editor(1)
    editor.write("en").insert(0, "to")
    with pytest.raises(UnreadableUpdate):
        Chronicle(by(("ben", editor.made[1:])))


def test_the_archive_tells_it_from_a_process_of_its_own() -> None:
    editor = Editor(1)
    editor.write("ord").insert(3, " til")
    archive = Archive()
    try:
        blocks, stretches = archive.tell(by(("ben", editor.made)), 1)
        shown = written(blocks, stretches)
        assert shown.blocks[0].runs == (
            WrittenRun("ord", writer="ben"),
            WrittenRun(" til", writer="ben", change="new"),
        )
        assert (shown.writers, shown.changed, shown.known) == (("ben",), True, True)
        assert engine.blocks([archive.merge(editor.made)]) == blocks
        assert archive.count(editor.made, {})[0] == [(1, False), (1, False)]
    finally:
        archive.close()


def test_where_the_two_say_other_words_nobody_is_named() -> None:
    editor = Editor(1)
    editor.write("ord")
    blocks = engine.blocks(editor.made)
    shown = written(blocks, [Stretch("andre ord", "ben")])
    assert (shown.blocks, shown.known, shown.writers) == (blocks, False, ())


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        (["o", "r", "d", " ", "t", "o"], [1, 0, 0, 0, 1, 0]),
        (["to ord her", " og", "så"], [3, 1, 0]),
        (["  ", "\u00a0", "å"], [0, 0, 1]),
    ],
)
def test_a_word_counts_once_however_it_comes(parts: list[str], words: list[int]) -> None:
    editor = Editor(1)
    text = editor.write("")
    size = 0
    for part in parts:
        text.insert(size, part)
        size += len(part.encode())
    tally = Tally()
    counted = [tally.count(read_update(update)) for update in editor.made]
    assert [count for count, _ in counted][1:] == words
    assert not any(gone for _, gone in counted)
    del text[0:1]
    assert tally.count(read_update(editor.made[-1])) == (0, 1)
