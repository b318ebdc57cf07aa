"""Markdown to blocks and back (RB1 to RB5), and what a note begins with (BG1, BG2)."""

import random
import time
from dataclasses import replace

import pytest

from openspace.domain.notes import Block, Run, lines
from openspace.notes import engine
from openspace.notes.beginning import beginning
from openspace.notes.ledger import Admission, Ledger
from openspace.notes.markdown import to_markdown
from openspace.notes.reader import read_update
from openspace.notes.reading import from_markdown
from tests.notes.test_engine import EVERY_KIND
from tests.notes.test_markdown import AWKWARD, random_run

TEMPLATE = (
    "## Hva vi vet\n\n## Hva er nytt\n\n- \n\n## Neste steg\n\n- [ ] Ring Vik (@Åse, 2026-05-01)\n"
)


def begun(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """What a note says that began with these."""
    update = beginning(blocks)
    assert Ledger().admit(read_update(update), "") is Admission.NEW
    return engine.blocks([update])


def test_rb1_rb2_every_kind_of_block_comes_back_from_markdown() -> None:
    text = to_markdown(EVERY_KIND)
    assert to_markdown(from_markdown(text)) == text
    assert [block.kind for block in from_markdown(text)] == [block.kind for block in EVERY_KIND]


@pytest.mark.parametrize("typed", [each for each in AWKWARD if each.strip()])
def test_rb1_what_was_typed_comes_back(typed: str) -> None:
    lines = "\n".join(line.strip(" ") for line in typed.strip().split("\n"))
    assert from_markdown(to_markdown((Block("paragraph", (Run(typed),)),))) == (
        Block("paragraph", (Run(lines),)),
    )


@pytest.mark.parametrize("seed", range(8))
def test_rb2_tasks_come_back_with_who_and_when(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(30):
        text = Block("paragraph", (Run(dice.choice(["ring", "ring (@x)", "a (@ 2026-01-01)"])),))
        owner = dice.choice(["", "Kari Li", "K. (Vik), 2", "@x", "*a*", "(@b)"])
        due = dice.choice(["", "2026-05-01"])
        task = Block("task", children=(text,), done=dice.random() < 0.5, owner=owner, due=due)
        tasks = (Block("tasks", children=(task,)),)
        assert from_markdown(to_markdown(tasks)) == tasks


def test_rb2_points_and_tasks_that_take_turns_are_lists_of_their_own() -> None:
    said = from_markdown("- punkt\n- [ ] ring Vik\n- [x] skriv\n- til slutt")
    assert [(block.kind, len(block.children)) for block in said] == [
        ("bullets", 1),
        ("tasks", 2),
        ("bullets", 1),
    ]
    assert [task.done for task in said[1].children] == [False, True]
    assert to_markdown(said[1:2]) == "- [ ] ring Vik\n- [x] skriv\n"


def test_rb3_an_image_from_elsewhere_is_its_words() -> None:
    assert from_markdown("![tekst](https://x.no/a.png)") == (Block("paragraph", (Run("tekst"),)),)


@pytest.mark.parametrize(
    "text", ["[" * 20_000, "> " * 9_000, "*" * 20_000, "- " * 9_000, "|a" * 9_000]
)
def test_rb4_whatever_is_given_is_read_in_time(text: str) -> None:
    started = time.process_time()
    beginning(from_markdown(text))
    assert time.process_time() - started < 2


def test_rb5_a_table_in_a_list_or_a_quote_is_its_words() -> None:
    for text in ("> |a|*b*|\n> |-|-|\n> |c||", "- |a|*b*|\n  |-|-|\n  |c||"):
        said = begun(from_markdown(text))
        assert list(lines(said)) == ["a | b", "c"]
        assert "table" not in repr(said)


PIECES = (
    "> ",
    "- ",
    "1. ",
    "# ",
    "|a|\n  |-|\n",
    "|a|\n> |-|\n",
    "- [ ] ",
    "**",
    "*",
    "\n",
    "  ",
    "ord ",
)


@pytest.mark.parametrize("seed", range(4))
def test_bg2_whatever_is_written_a_note_can_begin_with_it(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(400):
        text = "".join(dice.choices(PIECES, k=dice.randint(1, 25)))
        Ledger().recall(read_update(beginning(from_markdown(text))), "")


def test_bg1_the_same_is_the_same_and_another_has_another_client() -> None:
    one, same, other = (beginning(from_markdown(text)) for text in ("# a", "# a", "# b"))
    assert one == same != other
    assert clients(one).isdisjoint(clients(other))


def clients(update: bytes) -> set[int]:
    return set(engine.ends(update))


def test_bg2_a_note_says_what_it_began_with() -> None:
    assert begun(EVERY_KIND) == EVERY_KIND
    assert to_markdown(begun(from_markdown(TEMPLATE))) == to_markdown(from_markdown(TEMPLATE))


@pytest.mark.parametrize("seed", range(6))
def test_bg2_runs_with_marks_are_written_as_they_are(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(30):
        drawn = (random_run(dice) for _ in range(dice.randint(1, 5)))
        runs = tuple(replace(run, text=run.text.replace("\n", " ")) for run in drawn)
        (said,) = begun((Block("paragraph", runs),))
        assert letters(said.runs) == letters(runs)


def letters(runs: tuple[Run, ...]) -> list[Run]:
    """Every letter with its marks."""
    return [replace(run, text=letter) for run in runs for letter in run.text]
