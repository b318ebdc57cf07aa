"""What letters say: LP1 to LP4, in both languages."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from lxml import html

from openspace.domain.gathering import Gathering
from openspace.domain.letters import KINDS, Letter
from openspace.locale import catalogue
from openspace.post import letters, paper, reminders
from openspace.post.paper import Addressee, Occasion
from tests.cast import CODE, at, gathering

LINK = "https://openspace.example/g/circle/links/a?b=1&c=2"
BEN = Addressee("ben@example.org", "Ben Bø", "ben")
ONCE = Occasion("a:ben")
HOSTILE = '=cmd()|"\r\nBcc: dee@example.org\n\n<script>alert(1)</script>%(x)s'
ROUGH = replace(gathering(), title=HOSTILE, question=HOSTILE, invitation=HOSTILE)


def every(whom: Addressee = BEN, of: Gathering = ROUGH, title: str = HOSTILE) -> list[Letter]:
    """One of each."""
    told = (of, whom, LINK, ONCE)
    return [
        letters.invitation(*told, at(8)),
        letters.confirmation(*told, at(7)),
        letters.waiting(*told, 3),
        letters.moved_up(*told, at(7), at(8)),
        letters.reminder_before_deadline(*told, at(8)),
        letters.reminder_before_day(*told, at(7)),
        letters.facilitator(*told, at(8)),
        letters.sign_in(*told),
        letters.address_given(*told),
        reminders.report_missing(*told, (1, title)),
        reminders.chapter_open(*told, (1, title)),
        reminders.chapter_reminder(*told, (1, title)),
        reminders.action_due(*told, (1, title), date(2027, 5, 20)),
        reminders.edition_published(*told, 2),
        reminders.erasing_near(*told, "everything", date(2027, 5, 20)),
        reminders.erasing_near(*told, "contacts", date(2027, 5, 20)),
    ]


def sentences() -> Iterator[str]:
    for module in (letters, paper, reminders):
        for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say":
                assert isinstance(node.args[0], ast.Constant)
                yield str(node.args[0].value)


def test_there_is_one_of_every_kind() -> None:
    assert {each.kind for each in every()} == set(KINDS)


def test_lp3_every_sentence_is_norwegian_too() -> None:
    said = catalogue("nb").gettext
    told = set(sentences())
    assert len(told) > 50
    assert [each for each in told if said(each) == each] == []


@pytest.mark.parametrize("language", ["nb", "en"])
def test_lp1_words_of_others_are_only_text(language: str) -> None:
    rough = replace(BEN, name=HOSTILE, language=language)
    for each in every(rough):
        page = html.document_fromstring(each.html)
        tags = {each.tag for each in page.iter()}
        assert tags <= {"html", "head", "meta", "title", "body", "p", "br", "a"}, each.kind
        assert {a.get("href") for a in page.iter("a")} == {LINK}
        assert "<script>" in page.text_content()


def test_lp2_lp4_the_link_stands_alone_and_the_subject_is_a_line() -> None:
    for each in every(replace(BEN, name=HOSTILE)):
        assert LINK in each.text.splitlines(), each.kind
        assert len(each.subject.splitlines()) == len(each.name.splitlines()) == 1
        assert (each.gathering, each.to, each.key) == (CODE, "ben@example.org", "a:ben")
        assert each.participant == "ben"


def test_lp3_it_speaks_to_somebody_and_says_whom_to_ask() -> None:
    norwegian = letters.confirmation(gathering(), BEN, LINK, ONCE, at(7)).text
    assert norwegian.startswith(
        "Hei, Ben Bø!\n\nDu har plass på The circle, torsdag 26. november 2026 kl. 09.30."
    )
    assert norwegian.endswith("The circle\nAna, ana@example.org, +47 00 00 00 00\n")
    english = replace(BEN, language="en", name="")
    told = letters.invitation(gathering(), english, LINK, ONCE, own_words="Do come.\n\nPlease.")
    assert told.text.startswith("Hello,\n\nYou are invited to The circle, Thursday 26 November")
    assert "Do come.\n\nPlease." in told.text
    assert "<p>Do come.<br>\n<br>\nPlease.</p>" in told.html
    marked = replace(gathering(), invitation="Come, **all** of you.\n\n- who fishes\n- who swims")
    told = letters.invitation(marked, english, LINK, ONCE)
    assert "\n\nCome, all of you.\n\n– who fishes\n– who swims\n\n" in told.text


def test_the_days_are_entries_of_a_calendar() -> None:
    file = Calendar.from_ical(letters.confirmation(gathering(), BEN, LINK, ONCE, at(7)).calendar)
    (entry,) = file.events
    assert (file["method"], entry.start, entry.end) == ("PUBLISH", at(8, 30), at(12, 30))
