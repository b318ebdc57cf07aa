"""A gathering file: F6 to F10, and that its page of documentation is true."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.agenda import Place
from openspace.domain.gathering import Contact, Film, TagSet
from openspace.domain.gathering_file import FiledTopic, GatheringFile, read
from openspace.domain.marketplace import Convener
from openspace.domain.refusal import Refusal

DOCS = Path(__file__).parents[2] / "docs" / "gathering-file.md"
SMALL: dict[str, Any] = {
    "code": "harbour",
    "title": "The harbour day",
    "question": "What is it for?",
    "time_zone": "Europe/Oslo",
    "date": "2027-05-20",
    "timetable": [
        {"phase": "marketplace", "starts": "09:00", "ends": "10:00"},
        {"phase": "round 1", "starts": "10:00", "ends": "11:00"},
    ],
    "sectors": ["clubs", "business"],
    "challenges": ["ice"],
    "places": ["Boathouse", "Room 2"],
}


def filed(day: date | None = None, **changes: object) -> GatheringFile:
    found = read({**SMALL, **changes}, day)
    assert isinstance(found, GatheringFile), found
    return found


def wrong(**changes: object) -> str:
    found = read({**SMALL, **changes})
    assert isinstance(found, Refusal)
    return found.sentence % found.values


def topics(*told: dict[str, Any]) -> tuple[FiledTopic, ...]:
    return filed(topics=[{"title": "A", **each} for each in told]).topics


def test_the_documented_file_is_read() -> None:
    example = DOCS.read_text().split("```json")[1].split("```")[0]
    found = read(json.loads(example))
    assert isinstance(found, GatheringFile)
    assert found.gathering.title == "The harbour day"
    assert [topic.cell for topic in found.topics] == [("r1", "Boathouse"), None]


def test_the_documentation_names_every_key() -> None:
    named = {row.split("|")[1] for row in DOCS.read_text().splitlines() if row.startswith("|`")}
    keys = {key.strip("`") for cell in named for key in cell.split(", ")}
    frame = {"theme", "visibility", "placing_rule", "tallies", "licence", "language", "invitation"}
    lists = {"contact", "tags", "films", "topics", "placements", "programme", "calls"}
    lists |= {"note_template", "convergence", "materials", "method", "consents"}
    lists |= {"entrance", "kept_days", "contacts_days", "registration", "reminded_days"}
    assert keys == {*SMALL, *frame, *lists}


def test_what_is_left_out_has_a_default() -> None:
    gathering = filed().gathering
    assert (gathering.language, gathering.visibility) == ("en", "open")
    assert (gathering.placing_rule, gathering.licence) == ("open space", "CC BY 4.0")
    assert (gathering.contact, gathering.films, gathering.sdgs) == (Contact(), (), ())
    assert (gathering.tag_sets, gathering.tallies) == ((), "shown")
    assert (gathering.theme, gathering.invitation, gathering.highlighted_sdg) == ("", "", None)


def test_the_frame_is_read() -> None:
    gathering = filed(
        theme="Sea",
        language="nb",
        visibility="invited",
        placing_rule="unconference",
        invitation="Come.\n\nBring boots.",
        contact={"name": "Eva", "email": "eva@example.org"},
        tags={"sdg": [14, 17], "highlight": 14, "sets": [{"name": "Trades", "tags": ["IT"]}]},
        tallies="hidden",
        note_template="# What we know\n- one",
        films=[{"title": "Ice", "minutes": 6, "address": "https://example.org/ice"}],
    ).gathering
    assert (gathering.code, gathering.theme, gathering.language) == ("harbour", "Sea", "nb")
    assert (gathering.visibility, gathering.placing_rule) == ("invited", "unconference")
    assert gathering.invitation == "Come.\n\nBring boots."
    assert gathering.contact == Contact("Eva", "eva@example.org", "")
    assert (gathering.sdgs, gathering.highlighted_sdg) == ((14, 17), 14)
    assert gathering.note_template == "# What we know\n- one"
    assert gathering.films == (Film("Ice", 6, "https://example.org/ice"),)
    assert (gathering.tag_sets, gathering.tallies) == ((TagSet("Trades", ("IT",)),), "hidden")
    assert (gathering.sectors, gathering.challenges) == (("clubs", "business"), ("ice",))


def test_a_theme_alone_is_the_question() -> None:
    gathering = filed(question=None, theme="Sea and ice").gathering
    assert (gathering.question, gathering.theme) == ("Sea and ice", "Sea and ice")
    assert wrong(question="") == "question: something must be written here."


def test_another_day_is_given_or_the_files_own_is_needed() -> None:
    assert filed().gathering.date == date(2027, 5, 20)
    assert filed(day=date(2028, 1, 3)).gathering.date == date(2028, 1, 3)
    assert filed(day=date(2028, 1, 3), date=None).gathering.date == date(2028, 1, 3)
    assert wrong(date=None) == "date: something must be written here."
    for no_date in ("20.05.2027", "0001-01-01", "9999-12-31", "2027-02-30"):
        assert wrong(date=no_date) == "date: write a date as 2027-05-20."


@pytest.mark.parametrize("zone", ["Oslo", "Europe", "../etc/passwd", "/etc/passwd", "Å"])
def test_f6_a_zone_that_is_none_is_told(zone: str) -> None:
    assert wrong(time_zone=zone) == "time_zone: write a zone's name, as Europe/Oslo."


@pytest.mark.parametrize("code", ["a/b", "å", "-a", "a b", "x" * 41, "../x", "a.b"])
def test_f6_a_code_is_fit_for_an_address(code: str) -> None:
    assert wrong(code=code) == f"code: “{code}” cannot stand here; short, a to z."


@pytest.mark.parametrize("key", ["code", "title", "time_zone"])
def test_f6_what_is_needed_is_told(key: str) -> None:
    assert wrong(**{key: None}) == f"{key}: something must be written here."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"visibility": "secret"}, "visibility: choose among: invited, open."),
        ({"placing_rule": "dice"}, "placing_rule: choose among: open space, unconference."),
        ({"language": "Norsk"}, "language: “Norsk” cannot stand here; short, a to z."),
        ({"contact": "Eva"}, "contact: an object in braces belongs here."),
        ({"tags": {"highlight": 18}}, "tags.highlight: a whole number from 1 to 17."),
        ({"tags": {"sdg": [1, 0]}}, "tags.sdg[1]: a whole number from 1 to 17."),
        ({"timetable": []}, "timetable: at least one entry belongs here."),
        ({"timetable": None}, "timetable: at least one entry belongs here."),
        ({"places": ["A", "A "]}, "places: every place has a name of its own."),
        ({"places": ["A", {"name": "a"}]}, "places: every place has a name of its own."),
        ({"places": [{"seats": 2}]}, "places[0].name: something must be written here."),
        (
            {"places": [{"name": "A", "seats": 0}]},
            "places[0].seats: a whole number from 1 to 9999.",
        ),
        (
            {"places": [{"name": "A", "call": "javascript:x"}]},
            "places[0].call: The address of a call begins with https:// and has no spaces in it.",
        ),
        ({"places": [3]}, "places[0]: an object in braces belongs here."),
        ({"tallies": "loud"}, "tallies: choose among: hidden, shown."),
        ({"places": [""]}, "places[0].name: something must be written here."),
        (
            {"films": [{"title": "Ice", "minutes": 0}]},
            "films[0].minutes: a whole number from 1 to 600.",
        ),
        (
            {"films": [{"title": "Ice", "minutes": 1, "address": "javascript:alert(1)"}]},
            "films[0].address: an address begins with https://.",
        ),
    ],
)
def test_f6_what_is_wrong_is_told_with_its_place(changes: dict[str, Any], sentence: str) -> None:
    assert wrong(**changes) == sentence


def test_f6_unknown_keys_are_passed_over() -> None:
    assert filed(registration_closes="2027-05-01", note={"to": "me"}) == filed()


@pytest.mark.parametrize(
    ("topic", "sentence"),
    [
        ({"title": " "}, "topics[0].title: something must be written here."),
        ({"title": "x" * 201}, "topics[0].title: at most 200 characters, and there are 201."),
        (
            {"description": "x" * 2001},
            "topics[0].description: at most 2000 characters, and there are 2001.",
        ),
        ({"sdg": [18]}, "topics[0].sdg[0]: a whole number from 1 to 17."),
        (
            {"challenges": ["ice", "fog"]},
            "topics[0].challenges[1]: “fog” is none of the gathering's challenges.",
        ),
        ({"convener_sector": "army"}, "topics[0].convener_sector: choose among: business, clubs."),
        (
            {"convener": {"name": "Eva", "sector": "army"}},
            "topics[0].convener.sector: choose among: business, clubs.",
        ),
        (
            {"convener": {"name": "x" * 81}},
            "topics[0].convener.name: at most 80 characters, and there are 81.",
        ),
    ],
)
def test_f7_words_hold_to_the_limits(topic: dict[str, Any], sentence: str) -> None:
    assert wrong(topics=[{"title": "A", **topic}]) == sentence


def test_f8_a_topic_without_a_number_gets_the_next_after_the_highest() -> None:
    assert [topic.number for topic in topics({}, {"number": 7}, {}, {"number": 3}, {})] == [
        *(1, 7, 8, 3, 9)
    ]


def test_f8_no_number_is_given_twice() -> None:
    assert wrong(topics=[{"title": "A"}, {"title": "B", "number": 1}]) == (
        "topics[1].number: another topic has this number."
    )


def test_f9_a_topic_is_convened_by_who_is_named() -> None:
    named = {"name": " Eva  Lund ", "organisation": "The grid", "sector": "business"}
    (topic,) = topics({"convener": named})
    assert topic.convener == Convener(None, "Eva Lund", "The grid", "business")


def test_f9_named_by_sector_alone_it_is_a_credit_without_a_name() -> None:
    assert [topic.convener for topic in topics({"convener_sector": "clubs"}, {})] == [
        Convener(None, "", "", "clubs"),
        Convener(None, "", "", ""),
    ]


def test_f10_a_placement_puts_a_topic_into_a_cell() -> None:
    placements = [{"topic": 2, "round": 1, "place": "Room 2"}]
    found = filed(topics=[{"title": "A"}, {"title": "B"}], placements=placements)
    assert [topic.cell for topic in found.topics] == [None, ("r1", "Room 2")]


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ({"topic": 1, "round": 1, "place": "Room 2"}, "topic: this topic has a place already."),
        ({"topic": 2, "place": "Boathouse"}, "place: this place is taken in that round."),
        ({"topic": 2, "round": 2}, "round: a whole number from 1 to 1."),
        ({"topic": 2, "place": "Cellar"}, "place: choose among: Boathouse, Room 2."),
    ],
)
def test_f10_one_topic_a_cell_and_one_cell_a_topic(second: dict[str, Any], sentence: str) -> None:
    first = {"topic": 1, "round": 1, "place": "Boathouse"}
    placements = [first, {"round": 1, "place": "Room 2", **second}]
    told = wrong(topics=[{"title": "A"}, {"title": "B"}], placements=placements)
    assert told == f"placements[1].{sentence}"


def test_f10_a_placement_of_no_topic_is_told() -> None:
    placements = [{"topic": 5, "round": 1, "place": "Room 2"}]
    assert wrong(placements=placements) == ("placements: there is no topic with the number 5.")


def test_what_is_no_object_is_told() -> None:
    refusal = read([SMALL])
    assert isinstance(refusal, Refusal)
    assert refusal.code == "file_wrong"


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(key=st.sampled_from([*SMALL, "topics", "placements", "films", "tags", "contact"]), told=junk)
def test_f6_whatever_stands_there_is_read_or_refused(key: str, told: object) -> None:
    assert isinstance(read({**SMALL, key: told}), GatheringFile | Refusal)


@given(key=st.sampled_from(["starts", "ends", "phase"]), told=junk)
def test_f6_whatever_stands_in_an_entry_is_read_or_refused(key: str, told: object) -> None:
    rows = [{**SMALL["timetable"][0], key: told}]
    assert isinstance(read({**SMALL, "timetable": rows}), GatheringFile | Refusal)


def test_f11_a_place_is_its_name_or_an_object() -> None:
    call = "https://call.example.org/1"
    tent = {"name": "Tent", "seats": 40, "room": "On the lawn", "call": call}
    assert filed(places=["Boathouse", tent]).places == (
        Place("", "Boathouse", 0),
        Place("", "Tent", 1, 40, "On the lawn", call),
    )
    assert filed(tallies="hidden").gathering.tallies == "hidden"
    placed = filed(
        places=[tent],
        topics=[{"title": "A"}],
        placements=[{"topic": 1, "round": 1, "place": "Tent"}],
    )
    assert placed.topics[0].cell == ("r1", "Tent")
