"""Which call a room has: C1 to C7."""

from dataclasses import replace
from typing import get_args

import pytest

from openspace.domain.calls import (
    SIZES,
    Kind,
    Means,
    calls_seen,
    is_full,
    kind_of,
    link_of,
    offer,
    set_calls,
    size_of,
)
from openspace.domain.facts.calls import CallsSet
from openspace.domain.gathering import CallsRule
from tests.cast import CODE, HAVEN, agenda, gathering
from tests.domain.saying import code, facts

LINK = "https://call.example.org/haven"
NOTHING, JITSI, SFU, BOTH = Means(), Means(jitsi=True), Means(sfu=True), Means(True, True)
SEEN = calls_seen(gathering())


@pytest.mark.parametrize(
    ("link", "means", "kind"),
    [
        (LINK, BOTH, "link"),
        ("", BOTH, "sfu"),
        ("", JITSI, "jitsi"),
        ("", NOTHING, "built-in"),
        (LINK, NOTHING, "link"),
    ],
)
def test_c1_automatic_takes_the_link_then_what_the_house_has(
    link: str, means: Means, kind: Kind
) -> None:
    assert kind_of("automatic", link, means) == kind


@pytest.mark.parametrize("rule", ["built-in", "sfu", "jitsi"])
@pytest.mark.parametrize("link", ["", LINK])
def test_c2_a_kind_that_is_named_holds_in_every_room(rule: CallsRule, link: str) -> None:
    assert kind_of(rule, link, BOTH) == rule


@pytest.mark.parametrize(
    ("rule", "link", "means", "kind"),
    [
        ("sfu", "", NOTHING, "built-in"),
        ("sfu", "", JITSI, "jitsi"),
        ("sfu", LINK, JITSI, "link"),
        ("jitsi", "", SFU, "sfu"),
        ("jitsi", LINK, NOTHING, "link"),
    ],
)
def test_c2_what_the_house_has_lost_is_as_under_automatic(
    rule: CallsRule, link: str, means: Means, kind: Kind
) -> None:
    assert kind_of(rule, link, means) == kind


def test_c3_a_room_may_have_no_call() -> None:
    assert [kind_of("link", link, BOTH) for link in (LINK, "")] == ["link", "none"]
    assert [kind_of("none", link, BOTH) for link in (LINK, "")] == ["none", "none"]


@pytest.mark.parametrize("rule", get_args(CallsRule))
@pytest.mark.parametrize("link", ["", LINK])
@pytest.mark.parametrize("means", [NOTHING, JITSI, SFU, BOTH])
def test_a_page_never_offers_a_call_that_there_is_not(
    rule: CallsRule, link: str, means: Means
) -> None:
    kind, offered = kind_of(rule, link, means), offer(rule, link)
    assert (offered == "none") is (kind == "none")
    assert kind == "link" or offered != "link"


def test_the_link_of_a_room_is_that_of_its_place_wherever_it_moves() -> None:
    haven = replace(HAVEN, call=LINK)
    grid = replace(agenda(("t1", "r1", "haven"), ("t2", "r1", "loft")), places=(haven,))
    assert [link_of(gathering(), grid, each) for each in ("b1", "b2", "b3")] == [LINK, "", ""]


def test_the_rooms_that_always_stand_have_their_own() -> None:
    given = replace(gathering(), links={"help": LINK})
    assert [link_of(given, agenda(), each) for each in ("plenary", "help")] == ["", LINK]


def test_c5_a_built_in_call_is_for_eight_and_pictures_for_four() -> None:
    size = size_of("built-in")
    assert (size.most, size.seen) == (8, 4)
    assert [is_full("built-in", inside) for inside in (0, 7, 8, 9)] == [False, False, True, True]
    assert SIZES["sfu"].most > size.most
    assert not is_full("jitsi", 1000)


def test_c6_what_is_chosen_is_kept_with_the_links_that_are_told() -> None:
    told = {"plenary": f" {LINK} ", "help": "", "attic": LINK}
    assert facts(set_calls(gathering(), "built-in", told, NOTHING, SEEN)) == (
        CallsSet(CODE, "built-in", (("plenary", LINK),)),
    )
    assert set_calls(gathering(), "automatic", {}, NOTHING, "whatever") == ()


@pytest.mark.parametrize(
    ("rule", "links", "means", "refused"),
    [
        ("smoke", {}, BOTH, "no_such_rule"),
        ("jitsi", {}, SFU, "no_jitsi"),
        ("sfu", {}, JITSI, "no_sfu"),
        ("built-in", {"help": "javascript:alert(1)"}, BOTH, "call_wrong_help"),
        ("built-in", {"test": "https://a b"}, BOTH, "call_wrong_test"),
    ],
)
def test_c6_what_cannot_be_is_refused(
    rule: str, links: dict[str, str], means: Means, refused: str
) -> None:
    assert code(set_calls(gathering(), rule, links, means, SEEN)) == refused


def test_c6_a_rule_that_the_house_has_lost_may_stay_while_a_link_changes() -> None:
    was = replace(gathering(), calls="jitsi")
    told = set_calls(was, "jitsi", {"help": LINK}, NOTHING, calls_seen(was))
    assert facts(told) == (CallsSet(CODE, "jitsi", (("help", LINK),)),)


def test_c7_who_saw_something_else_changes_nothing() -> None:
    was = replace(gathering(), links={"help": LINK})
    assert code(set_calls(was, "none", {}, NOTHING, SEEN)) == "changed_meanwhile"
