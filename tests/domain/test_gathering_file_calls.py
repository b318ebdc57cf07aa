"""Calls in a gathering file: F15."""

from typing import Any

import pytest

from openspace.domain.calls import Means, lacking
from openspace.domain.calls_file import RULES
from openspace.domain.gathering_file import GatheringFile, read
from openspace.domain.refusal import Refusal
from tests.domain.test_gathering_file import SMALL, filed, wrong

EVERYTHING = Means(jitsi=True, sfu=True)
PLENARY = "https://call.example.org/plenary"


def test_f15_what_is_left_out_is_whatever_is_there() -> None:
    assert (filed().gathering.calls, filed().gathering.links) == ("automatic", {})
    assert filed(calls={"links": {"help": " "}}).gathering.links == {}


@pytest.mark.parametrize("rule", RULES)
def test_f15_every_rule_that_the_house_can_keep(rule: str) -> None:
    calls = {"rule": rule, "links": {"plenary": PLENARY}}
    found = read({**SMALL, "calls": calls}, None, EVERYTHING)
    assert isinstance(found, GatheringFile)
    assert (found.gathering.calls, found.gathering.links) == (rule, {"plenary": PLENARY})


@pytest.mark.parametrize("rule", ["sfu", "jitsi"])
def test_f15_what_the_house_lacks_is_said_as_the_form_says_it(rule: Any) -> None:
    refusal = lacking(rule, Means())
    assert isinstance(refusal, Refusal)
    assert wrong(calls={"rule": rule}) == f"calls.rule: {refusal.sentence}"


@pytest.mark.parametrize(
    ("calls", "sentence"),
    [
        (
            {"rule": "zoom"},
            "calls.rule: choose among: automatic, built-in, jitsi, link, none, sfu.",
        ),
        ({"links": {"attic": PLENARY}}, "calls.links.attic: choose among: help, plenary, test."),
        (
            {"links": {"help": "javascript:alert(1)"}},
            "calls.links.help: The address of a call begins with https:// and has no spaces in it.",
        ),
        ({"links": [PLENARY]}, "calls.links: an object in braces belongs here."),
        ("link", "calls: an object in braces belongs here."),
    ],
)
def test_f15_what_is_wrong_is_told_with_its_place(calls: object, sentence: str) -> None:
    assert wrong(calls=calls) == sentence
