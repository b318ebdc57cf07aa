"""The seam to the engine: bytes in, bytes or blocks out, and nothing that escapes it."""

from typing import Any

import pycrdt
import pytest

from openspace.domain.notes import Block, Run
from openspace.notes import engine
from openspace.notes.workshop import EngineFailed
from tests.editors import Editor, element, written
from tests.notes.test_ledger import conversation


class PanicException(BaseException):
    """As the engine's own panics are: no ``Exception``."""


def paragraph(*runs: Run) -> Block:
    return Block("paragraph", runs=runs)


def row(*cells: Block) -> Block:
    return Block("row", children=cells)


def cell(text: str, **more: Any) -> Block:
    return Block("cell", children=(paragraph(Run(text)),), **more)


OWNED: Any = {"done": True, "owner": "Åse 👩‍👩‍👧", "due": "2026-05-01"}
EVERY_KIND = (
    Block("heading", runs=(Run("Åpning 👩‍👩‍👧"),), level=3),
    Block("tasks", children=(Block("task", children=(paragraph(Run("ring 𝒪")),), **OWNED),)),
    Block(
        "numbers",
        children=(
            Block(
                "item",
                children=(
                    paragraph(Run("en")),
                    Block(
                        "bullets",
                        children=(Block("item", children=(paragraph(Run("to")),)),),
                    ),
                ),
            ),
        ),
    ),
    Block("quote", children=(paragraph(Run("sagt")),)),
    Block(
        "table",
        children=(
            row(cell("Hvem 🌊", head=True, across=2), cell("Når", head=True, align="right")),
            row(cell("𝒪"), cell("Åse"), cell("mai")),
        ),
    ),
    Block("image", file="0f" * 16, alt="Stoler i ring"),
)


@pytest.mark.parametrize("seed", range(8))
def test_the_log_says_what_the_editors_see(seed: int) -> None:
    log, editors = conversation(seed)
    assert [editor.blocks for editor in editors] == [engine.blocks(log)] * 3
    assert engine.blocks([engine.merge(log)]) == engine.blocks(log) != ()


@pytest.mark.parametrize("at_once", [2, 3, 7])
@pytest.mark.parametrize("seed", range(8))
def test_a_few_at_a_time_merge_to_the_same_bytes_as_all_at_once(
    seed: int, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    log, _ = conversation(seed)
    monkeypatch.setattr(engine, "AT_ONCE", at_once)
    assert engine.merge(log) == pycrdt.merge_updates(*log)


def test_the_engine_is_never_given_many_updates_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    log, _ = conversation(1, 200)
    given: list[int] = []
    merge = pycrdt.merge_updates

    def counted(*updates: bytes) -> bytes:
        given.append(len(updates))
        return merge(*updates)

    monkeypatch.setattr(pycrdt, "merge_updates", counted)
    engine.merge(log)
    assert len(log) > engine.AT_ONCE == max(given)


@pytest.mark.parametrize("known", [0, 1, 13, 40])
def test_a_difference_brings_an_old_reader_up_to_date(known: int) -> None:
    log, editors = conversation(3)
    reader = Editor(1)
    for update in log[:known]:
        reader.hear(update)
    reader.hear(engine.diff(engine.merge(log), reader.doc.get_state()))
    assert reader.blocks == editors[0].blocks


def test_nothing_is_an_empty_note() -> None:
    assert engine.blocks([]) == ()
    assert engine.merge([]) == b"\0\0"


def test_every_kind_of_block_is_told() -> None:
    def act(editor: Editor) -> None:
        editor.write("Åpning 👩‍👩‍👧", "heading", level=3)
        task = element(
            "taskItem", inner("ring 𝒪"), checked=True, owner=OWNED["owner"], due=OWNED["due"]
        )
        editor.note.children.append(element("taskList", task))
        item = element("listItem", inner("en"), bullets("to"))
        editor.note.children.append(element("orderedList", item))
        editor.note.children.append(element("blockquote", inner("sagt")))
        names = element(
            "tableRow",
            element("tableHeader", inner("Hvem 🌊"), colspan=2, rowspan=1),
            element("tableHeader", inner("Når"), colspan=1, rowspan=1, align="right"),
        )
        cells = [element("tableCell", inner(text)) for text in ("𝒪", "Åse", "mai")]
        editor.note.children.append(element("table", names, element("tableRow", *cells)))
        editor.note.children.append(element("image", file="0f" * 16, alt="Stoler i ring"))
        editor.note.children.append(element("image", alt="Ingen fil"))

    assert engine.blocks([written(act)]) == EVERY_KIND


def inner(text: str) -> pycrdt.XmlElement:
    return element("paragraph", pycrdt.XmlText(text))


def bullets(text: str) -> pycrdt.XmlElement:
    return element("bulletList", element("listItem", inner(text)))


def test_marks_and_breaks_become_runs() -> None:
    def act(editor: Editor) -> None:
        text = editor.write("fet og lenke")
        text.format(0, 3, {"bold": True, "italic": {}})
        text.format(7, 12, {"link": {"href": "https://example.org/å"}})
        block = editor.note.children[0]
        assert isinstance(block, pycrdt.XmlElement)
        block.children.append(element("hardBreak"))
        block.children.append(pycrdt.XmlText("ny linje"))

    assert engine.blocks([written(act)]) == (
        paragraph(
            Run("fet", bold=True, italic=True),
            Run(" og "),
            Run("lenke", link="https://example.org/å"),
            Run("\nny linje"),
        ),
    )


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)",
        " java\nscript:x",
        "data:text/html,x",
        "//evil",
        "x",
        "http:",
        "http://[",
    ],
)
def test_links_that_lead_elsewhere_become_text(href: str) -> None:
    def act(editor: Editor) -> None:
        editor.write("her").format(0, 3, {"link": {"href": href}})

    assert engine.blocks([written(act)]) == (paragraph(Run("her")),)


def test_what_no_page_can_carry_is_left_out() -> None:
    update = written(lambda editor: editor.write("a\0b\x1b\ufeffc\td\u2028e\nf"))
    assert engine.blocks([update]) == (paragraph(Run("abc de f")),)


def test_a_panic_comes_out_as_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def panic(*_: bytes) -> bytes:
        raise PanicException("called `Option::unwrap()`")

    monkeypatch.setattr(pycrdt, "get_update", panic)
    with pytest.raises(EngineFailed):
        engine.diff(b"\0\0", b"\0")


def test_nonsense_comes_out_as_a_failure() -> None:
    with pytest.raises(EngineFailed):
        engine.blocks([b"\xff\xff"])
