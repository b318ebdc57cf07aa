"""Reading what somebody wrote by hand: every wrong place is named."""

from collections.abc import Callable

import pytest

from openspace.domain.documents import Entry, Unreadable, entry_of

ROOT = entry_of(
    {
        "title": "  Coast \n",
        "blank": "\u200b ",
        "nothing": None,
        "count": 3,
        "truth": True,
        "half": 1.5,
        "goals": [3, 1, 3],
        "words": ["a ", "b", "a"],
        "rows": [{"name": "one"}, {"name": 2}],
        "mixed": [{}, "no"],
        "long": "x" * 11,
        "deep": {"down": {"here": 1}},
    }
)


def complaint(asked: Callable[[], object]) -> str:
    with pytest.raises(Unreadable) as caught:
        asked()
    assert caught.value.refusal.code == "file_wrong"
    assert str(caught.value) == caught.value.refusal.sentence % caught.value.refusal.values
    return str(caught.value)


def test_a_text_is_one_tidy_line() -> None:
    assert ROOT.text("title") == "Coast"
    assert ROOT.text("absent", "else") == "else"
    assert ROOT.text("nothing", "") == ""


def test_a_text_that_is_missing_or_blank_is_named() -> None:
    assert complaint(lambda: ROOT.text("absent")) == "absent: something must be written here."
    assert complaint(lambda: ROOT.text("blank")) == "blank: something must be written here."


def test_a_text_of_another_kind_is_named() -> None:
    assert complaint(lambda: ROOT.text("count")) == "count: a text belongs here."
    assert complaint(lambda: ROOT.texts("goals")) == "goals: a text belongs here."


def test_a_text_that_is_too_long_is_refused_and_not_cut() -> None:
    assert ROOT.text("long", most=11) == "x" * 11
    assert complaint(lambda: ROOT.text("long", most=10)) == (
        "long: at most 10 characters, and there are 11."
    )


def test_one_of_several_words() -> None:
    assert ROOT.one_of("title", ("Coast", "Hill")) == "Coast"
    assert ROOT.one_of("absent", ("Coast", "Hill"), "Hill") == "Hill"
    assert complaint(lambda: ROOT.one_of("title", ("sea", "lake"))) == (
        "title: choose among: lake, sea."
    )


def test_a_number_is_whole_and_within_bounds() -> None:
    assert ROOT.number("count", 1, 3) == 3
    for key in ("truth", "half", "title", "absent"):
        assert complaint(lambda key=key: ROOT.number(key, 0, 9)) == (  # type: ignore[misc]
            f"{key}: a whole number from 0 to 9."
        )
    assert complaint(lambda: ROOT.number("count", 4, 9)) == "count: a whole number from 4 to 9."
    assert complaint(lambda: ROOT.number("count", 1, 2)) == "count: a whole number from 1 to 2."


def test_listed_numbers_and_words_stand_once_and_in_order() -> None:
    assert ROOT.numbers("goals", 1, 17) == (3, 1)
    assert ROOT.words("words") == ("a", "b")
    assert (ROOT.numbers("absent", 1, 2), ROOT.words("nothing")) == ((), ())


def test_a_place_in_a_list_is_counted_from_0() -> None:
    assert complaint(lambda: ROOT.numbers("goals", 1, 2)) == (
        "goals[0]: a whole number from 1 to 2."
    )
    assert complaint(lambda: ROOT.words("mixed")) == "mixed[0]: a text belongs here."
    assert complaint(lambda: ROOT.entries("rows")[1].text("name")) == (
        "rows[1].name: a text belongs here."
    )
    assert complaint(lambda: ROOT.entries("mixed")) == (
        "mixed[1]: an object in braces belongs here."
    )


def test_a_list_that_is_none_is_named() -> None:
    assert complaint(lambda: ROOT.words("title")) == "title: a list belongs here."
    assert complaint(lambda: ROOT.entries("deep")) == "deep: a list belongs here."


def test_objects_inside_objects_know_where_they_stand() -> None:
    deep = ROOT.entry("deep").entry("down")
    assert deep == Entry({"here": 1}, "deep.down")
    assert complaint(lambda: deep.text("here")) == "deep.down.here: a text belongs here."
    assert ROOT.entry("absent") == Entry({}, "absent")
    assert complaint(lambda: ROOT.entry("title")) == "title: an object in braces belongs here."


@pytest.mark.parametrize("document", [[], "text", 3, None])
def test_a_document_is_an_object(document: object) -> None:
    assert complaint(lambda: entry_of(document)) == "{}: an object in braces belongs here."
