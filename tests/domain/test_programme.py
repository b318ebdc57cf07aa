"""The fixed programme: SE1 to SE4, and how a file has it: F12 and F13."""

from dataclasses import replace
from typing import Any

import pytest

from openspace.domain.documents import Unreadable, entry_of
from openspace.domain.facts.programme import SeminarAdded, SeminarChanged
from openspace.domain.marketplace import NewTopic
from openspace.domain.placing import place_rest
from openspace.domain.programme import Seminar, add_seminar, change_seminar, tracks_of
from openspace.domain.programme_file import FiledProgramme, FiledSeminar, programme_of
from tests.cast import ANA, BEN, CODE, HAVEN, LOFT, agenda, at, gathering, topic
from tests.domain.saying import code, facts

NEW = NewTopic("s1", 7, "c1")
FIXED = replace(topic(3), conveners=(), fixed=True, track="Energy", speakers=("Eli",))
SLOTS = ("r1", "r2")


def test_se1_a_seminar_has_a_track_and_speakers_one_a_line() -> None:
    typed = Seminar(" Heat  across ", "Energy ", "Eli Moen, grid\n\n Bo \n", "Why\r\nnot")
    assert facts(add_seminar(ANA, typed, NEW, at(9))) == (
        SeminarAdded(
            CODE,
            "s1",
            7,
            "c1",
            "Heat across",
            "Energy",
            ("Eli Moen, grid", "Bo"),
            "Why\nnot",
            at(9),
        ),
    )


def test_se1_tracks_come_in_the_order_they_first_appear() -> None:
    sea = replace(FIXED, id="t4", number=4, track="Sea")
    again = replace(FIXED, id="t5", number=5)
    tracks = tracks_of((topic(1), FIXED, sea, again))
    assert [(track.name, [each.id for each in track.seminars]) for track in tracks] == [
        ("Energy", ["t3", "t5"]),
        ("Sea", ["t4"]),
    ]


def test_se2_a_seminar_is_changed_and_a_topic_is_not() -> None:
    other = Seminar("Other", "Sea", "Bo", "")
    assert facts(change_seminar(ANA, FIXED, other)) == (
        SeminarChanged(CODE, "t3", "Other", "Sea", ("Bo",), ""),
    )
    same = Seminar(FIXED.title, "Energy", "Eli", "")
    assert change_seminar(ANA, FIXED, same) == ()
    assert code(change_seminar(BEN, topic(1), other)) == "not_fixed"


def test_se3_what_places_by_interest_leaves_the_programme_alone() -> None:
    placed = place_rest(gathering(), agenda(), [FIXED, topic(1)], {}, lambda: "new")
    assert [getattr(each, "topic", "") for each in placed] == ["t1"]


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        (Seminar(" "), "title_blank"),
        (Seminar("x" * 201), "title_too_long"),
        (Seminar("x", track="x" * 121), "track_too_long"),
        (Seminar("x", speakers="x" * 121), "speaker_too_long"),
        (Seminar("x", speakers="x\n" * 13), "too_many_speakers"),
        (Seminar("x", description="x" * 2001), "description_too_long"),
        (Seminar("x" * 200, "x" * 120, "\n".join(["x" * 120] * 12), "x" * 2000), ""),
    ],
)
def test_se4_what_is_too_much(typed: Seminar, refused: str) -> None:
    assert code(add_seminar(ANA, typed, NEW, at(9))) == refused
    assert code(change_seminar(ANA, FIXED, typed)) == refused


def filed(*themes: dict[str, Any], **more: Any) -> FiledProgramme:
    return programme_of(entry_of({"themes": list(themes), **more}), SLOTS, (HAVEN, LOFT))


def test_f12_a_seminar_is_a_title_or_an_object() -> None:
    told = {"title": "Two", "speakers": ["Eli"], "description": "Why", "round": 2, "place": "Haven"}
    read = filed({"title": "Energy", "seminars": ["One", told]}, language="sv")
    assert read.seminars == (
        FiledSeminar("One", "Energy", language="sv"),
        FiledSeminar("Two", "Energy", ("Eli",), "Why", "sv", ("r2", "Haven")),
    )
    assert read.places == ()


def test_f13_a_track_without_cells_has_a_place_of_its_own() -> None:
    themes = [{"title": name, "seminars": ["One", "Two", "Three"]} for name in ("A", "B")]
    read = filed(*themes)
    assert [(each.name, each.position) for each in read.places] == [("Loft 3", 2), ("Loft 4", 3)]
    assert [each.cell for each in read.seminars] == [
        ("r1", "Loft 3"),
        ("r2", "Loft 3"),
        None,
        ("r1", "Loft 4"),
        ("r2", "Loft 4"),
        None,
    ]


@pytest.mark.parametrize(
    ("theme", "where"),
    [
        ({"seminars": ["x"]}, "themes[0].title"),
        ({"title": "A", "seminars": "x"}, "themes[0].seminars"),
        ({"title": "A", "seminars": [3]}, "themes[0].seminars[0]"),
        ({"title": "A", "seminars": ["x" * 201]}, "themes[0].seminars[0].title"),
        ({"title": "A", "seminars": [{"title": "x", "round": 3}]}, "themes[0].seminars[0].round"),
        (
            {"title": "A", "seminars": [{"title": "x", "round": 1, "place": "Cellar"}]},
            "themes[0].seminars[0].place",
        ),
    ],
)
def test_f12_what_is_wrong_is_told_with_its_place(theme: dict[str, Any], where: str) -> None:
    with pytest.raises(Unreadable) as wrong:
        filed(theme)
    assert wrong.value.refusal.values["at"] == where
