"""What new notes begin with: NB1 to NB3."""

from dataclasses import replace

from openspace.domain.facts.notes import NoteTemplateSet
from openspace.domain.grid import CHANGED
from openspace.domain.note_template import (
    LONGEST_TEMPLATE,
    TOO_LONG,
    set_template,
    template_seen,
)
from tests.cast import CODE, gathering

SEEN = template_seen(gathering())


def test_nt1_it_is_markdown_with_room_for_so_much() -> None:
    chosen = (NoteTemplateSet(CODE, "# Nå\n\n- en"),)
    assert set_template(gathering(), " # Nå\r\n\r\n- en\n", SEEN) == chosen
    assert set_template(gathering(), "å" * (LONGEST_TEMPLATE + 1), SEEN) == TOO_LONG
    assert set_template(gathering(), "å" * LONGEST_TEMPLATE, SEEN) != TOO_LONG


def test_nt1_none_is_one_too() -> None:
    was = replace(gathering(), note_template="# Nå")
    assert set_template(was, "", template_seen(was)) == (NoteTemplateSet(CODE, ""),)
    assert set_template(was, "# Nå", "whatever") == ()


def test_nt3_who_saw_another_changes_nothing() -> None:
    was = replace(gathering(), note_template="# Nå")
    assert set_template(was, "# Da", SEEN) == CHANGED
