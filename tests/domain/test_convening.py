"""Who convenes. The rules' numbers stand in the domain module."""

from dataclasses import replace

from openspace.domain.convening import (
    MOST_TOGETHER,
    besides,
    called,
    joined,
    left,
    named,
    present,
    step_down,
    take_on,
    to_ask,
)
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.marketplace import Convener
from tests.cast import BEN, CHI, CODE, ana, ben, chi, credit, topic
from tests.domain.saying import code, facts

WAITING = replace(topic(), conveners=())
IMPORTED = replace(topic(), conveners=(Convener(None, "Amina", "", "civil"),))


def test_c1_who_joins_is_credited_as_they_introduced_themselves() -> None:
    fact = ConvenerJoined(CODE, "t1", "chi", "Chi Čuovga", "", "civil", ("b1",), ("ben",))
    assert joined(CODE, topic(), chi) == (fact,)
    assert joined(CODE, topic(), ben) == ()


def test_c2_who_convenes_steps_down_and_nobody_else_can() -> None:
    assert step_down(BEN, topic()) == (ConvenerLeft(CODE, "t1", "ben", ("b1",)),)
    assert step_down(CHI, topic()) == ()
    assert left(CODE, WAITING, "ben") == ()
    assert code(step_down(BEN, replace(topic(), merged_into="t2"))) == "topic_merged"


def test_c2_those_who_speak_for_it_before_and_after_are_told() -> None:
    ana_and_eve = ("ana", "eve")
    shared = replace(topic(), conveners=(credit(ben), credit(chi)))
    told = (
        *joined(CODE, WAITING, chi, ana_and_eve),
        *left(CODE, topic(), "ben", ana_and_eve),
        *left(CODE, shared, "ben", ana_and_eve),
    )
    people = [each.people for each in told if isinstance(each, ConvenerJoined | ConvenerLeft)]
    assert people == [ana_and_eve, ana_and_eve, ("ben", "chi")]


def test_c3_anyone_takes_on_a_topic_that_waits_and_none_that_does_not() -> None:
    assert [type(each) for each in facts(take_on(CODE, WAITING, chi))] == [ConvenerJoined]
    assert code(take_on(CODE, topic(), chi)) == "convened_already"
    assert code(take_on(CODE, IMPORTED, chi)) == "convened_already"
    assert code(take_on(CODE, replace(WAITING, fixed=True), chi)) == "topic_fixed"
    assert code(take_on(CODE, replace(WAITING, withdrawn=True), chi)) == "topic_gone"


def test_c4_asked_is_who_agreed_to_be_listed_and_nobody_else() -> None:
    named = replace(chi, id="dag", name="dag", named_in_reports=True)
    listed = replace(chi, id="eva", name="Eva", listed=True)
    assert to_ask(topic(), (ana, ben, chi, named, listed)) == (ana, listed)
    assert present(IMPORTED) == ()


def test_c6_a_name_is_found_however_it_is_spaced_and_written() -> None:
    people = besides(("chi",), (ana, ben, chi))
    assert named(("  ANA   ås ", "", "Ben Bø, bøs båter", "Ana Ås"), people) == ("ana", "ben")
    assert [called(each) for each in (ana, chi)] == ["Ana Ås, Fjellgrend kommune", "Chi Čuovga"]


def test_c6_who_did_not_agree_to_be_listed_or_asks_themselves_is_nobody() -> None:
    assert code(named(("Chi Čuovga",), besides(("ben",), (ana, ben, chi)))) == "nobody_called"
    assert code(named(("Ben Bø",), besides(("ben",), (ana, ben, chi)))) == "nobody_called"


def test_c6_of_two_with_one_name_the_organisation_tells_which() -> None:
    other = replace(ben, id="bo", organisation="Isens venner")
    assert code(named(("Ben Bø",), (ben, other))) == "name_shared"
    assert named(("Ben Bø, Isens venner",), (ben, other)) == ("bo",)


def test_c6_at_most_so_many_are_asked() -> None:
    people = [replace(ben, id=f"p{at}", name=f"Person {at}") for at in range(MOST_TOGETHER + 1)]
    names = [each.name for each in people]
    assert named(names[1:], people) == tuple(each.id for each in people[1:])
    assert code(named(names, people)) == "too_many_together"
