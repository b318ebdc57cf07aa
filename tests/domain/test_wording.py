"""What people type, made fit to store: W1 to W3."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.wording import BIDI, line, paragraphs

anything = st.text(st.characters(exclude_categories=()), max_size=60)
FAMILY = "👩\u200d👩\u200d👧"


def test_w1_text_is_composed() -> None:
    assert line("A\u030as") == "Ås"
    assert paragraphs("e\u0301\ne\u0301") == "é\né"


def test_w1_text_is_composed_also_where_a_mark_stood_between() -> None:
    assert line("A\u200e\u030as") == "Ås"


@pytest.mark.parametrize("mark", sorted(BIDI))
def test_w1_marks_that_turn_the_direction_are_left_out(mark: str) -> None:
    assert line(f"invoice{mark}fdp.exe") == "invoicefdp.exe"


@pytest.mark.parametrize("control", ["\x00", "\x1b", "\x7f", "\x9f", "\ud800", "\ue000"])
def test_w1_control_characters_are_left_out(control: str) -> None:
    assert line(f"a{control}b") == "ab"


@pytest.mark.parametrize(
    "text", ["čáhppes đuoddariid ŋurŋur", FAMILY, "🏴\U000e0067\U000e007f", "不", "ⵣ"]
)
def test_w1_letters_and_joined_emoji_stay(text: str) -> None:
    assert line(text) == text


def test_w2_a_line_has_single_spaces_and_no_ends() -> None:
    assert line("\t one \r\n two\u00a0\u2003three\u2028four ") == "one two three four"


@pytest.mark.parametrize(
    "text", ["", " ", "\u00a0\u3000", "\u200b", "\u200d\ufeff", "\u2066 \u2069"]
)
def test_w2_a_line_that_shows_nothing_is_empty(text: str) -> None:
    assert line(text) == ""
    assert paragraphs(text) == ""


def test_w3_long_text_is_not_cut() -> None:
    assert line("å" * 5000) == "å" * 5000


def test_paragraphs_keep_their_breaks() -> None:
    assert paragraphs("\n one \r\n\r\n two\r three \n") == "one\n\ntwo\nthree"


@given(anything)
def test_w1_w2_a_tidy_line_stays_as_it_is(text: str) -> None:
    tidy = line(text)
    assert line(tidy) == tidy
    assert unicodedata.is_normalized("NFC", tidy)
    assert " ".join(tidy.split()) == tidy


@given(anything)
def test_w1_tidy_paragraphs_stay_as_they_are(text: str) -> None:
    tidy = paragraphs(text)
    assert paragraphs(tidy) == tidy
    assert unicodedata.is_normalized("NFC", tidy)
    assert {sign for sign in tidy if unicodedata.category(sign) == "Cc"} <= {"\n"}
