"""The wall: M1 to M7."""

from dataclasses import replace

import pytest

from openspace.domain.facts.marketplace import (
    Link,
    TopicProposed,
    TopicRetitled,
    TopicReworded,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.marketplace import (
    NewTopic,
    Topic,
    cast_vote,
    hung,
    is_open,
    propose,
    reword,
    take_back_vote,
    twin_of,
    withdraw,
)
from openspace.domain.permissions import Caller
from openspace.domain.proposals import Proposal
from openspace.domain.refusal import Outcome
from openspace.domain.timetable import Phase, Timetable
from tests.cast import (
    ANA,
    BEN,
    CHI,
    CODE,
    DEE,
    MARKET,
    ROUND_2,
    STRETCHES,
    ana,
    at,
    ben,
    credit,
    gathering,
    timetable,
    topic,
)
from tests.domain.saying import code, facts, said

NEW = NewTopic("t9", 9, "b9")
GONE = replace(topic(), withdrawn=True)
OPEN = range(MARKET, ROUND_2 + 1)
NOT_OPEN = [position for position in range(len(STRETCHES)) if position not in OPEN]


def put_up(proposal: Proposal, position: int = MARKET, twin: int | None = None) -> Outcome:
    return propose(gathering(position), ben, proposal, NEW, at(9, 45), twin)


def retitle(caller: Caller, topic: Topic, title: str) -> Outcome:
    return reword(caller, gathering(), topic, Proposal(title))


def test_m1_a_topic_is_put_up_while_the_marketplace_is_open() -> None:
    proposal = Proposal(
        "  Who keeps\nthe boats? ", "In winter.\n\nAll of them.", (14,), ("far apart",)
    )
    assert facts(put_up(proposal)) == (
        TopicProposed(
            gathering=CODE,
            topic="t9",
            number=9,
            breakout="b9",
            title="Who keeps the boats?",
            description="In winter.\n\nAll of them.",
            sdgs=(14,),
            challenges=("far apart",),
            convener="ben",
            convener_name="Ben Bø",
            convener_organisation="Bøs båter",
            convener_sector="private",
            at=at(9, 45),
        ),
    )


@pytest.mark.parametrize("position", OPEN)
def test_m1_late_topics_and_marks_are_taken_while_a_round_is_ahead_or_running(
    position: int,
) -> None:
    late = gathering(position)
    assert is_open(timetable(position))
    assert code(put_up(Proposal("A topic"), position)) == ""
    assert code(cast_vote(late, topic(), "chi", False, at(9, 45))) == ""
    assert code(take_back_vote(late, topic(), "chi", True)) == ""


def test_m1_without_a_marketplace_nothing_ever_opens() -> None:
    rounds = tuple(each for each in STRETCHES if each.phase is not Phase.MARKETPLACE)
    assert not any(is_open(Timetable(rounds, at)) for at in range(len(rounds)))


def test_m1_without_rounds_the_marketplace_is_all_there_is() -> None:
    talk = tuple(each for each in STRETCHES if each.phase is not Phase.ROUND)
    assert [is_open(Timetable(talk, at)) for at in range(len(talk))].count(True) == 1


@pytest.mark.parametrize("position", NOT_OPEN)
def test_m1_before_and_after_nothing_is_proposed_or_marked(position: int) -> None:
    closed = gathering(position)
    assert not is_open(timetable(position))
    assert code(put_up(Proposal("A topic"), position)) == "marketplace_closed"
    assert code(cast_vote(closed, topic(), "chi", False, at(9, 45))) == "marketplace_closed"
    assert code(take_back_vote(closed, topic(), "chi", True)) == "marketplace_closed"


@pytest.mark.parametrize("title", ["", "  ", "\n\t ", "\u200b", "\u202e\u200d"])
def test_m2_a_title_that_shows_nothing_is_refused(title: str) -> None:
    assert code(put_up(Proposal("."))) == ""
    assert code(put_up(Proposal(title))) == "title_blank"
    assert code(retitle(BEN, topic(), title)) == "title_blank"


def test_m2_a_title_has_at_most_200_characters() -> None:
    assert code(put_up(Proposal("å" * 200))) == ""
    assert code(put_up(Proposal("å" * 201))) == "title_too_long"
    assert said(retitle(BEN, topic(), "x" * 201)) == (
        "A title can have 200 characters. Yours has 201."
    )


def test_m2_a_description_has_at_most_2000_characters() -> None:
    assert code(put_up(Proposal("A", "x" * 2000))) == ""
    assert said(put_up(Proposal("A", "x" * 2001))) == (
        "A description can have 2000 characters. Yours has 2001."
    )
    assert code(put_up(Proposal("A", "x" * 2001))) == "description_too_long"


def test_m3_goals_are_the_seventeen() -> None:
    assert code(put_up(Proposal("A", sdgs=tuple(range(1, 18))))) == ""
    for goal in (0, 18, -1):
        assert code(put_up(Proposal("A", sdgs=(goal,)))) == "no_such_goal"


def test_m3_challenges_are_the_gatherings_own() -> None:
    assert code(put_up(Proposal("A", challenges=("few young", "far apart")))) == ""
    assert code(put_up(Proposal("A", challenges=("few old",)))) == "no_such_challenge"


def test_m3_other_tags_are_of_the_organisers_sets() -> None:
    assert code(put_up(Proposal("A", tags=("midwife", "ferry")))) == ""
    assert code(put_up(Proposal("A", tags=("Professions",)))) == "no_such_tag"
    assert code(put_up(Proposal("A", tags=("far apart",)))) == "no_such_tag"


def test_m3_links_are_read_line_by_line() -> None:
    (fact,) = facts(put_up(Proposal("A", links=("Ice https://example.org", ""))))
    assert isinstance(fact, TopicProposed)
    assert fact.links == (Link("https://example.org", "Ice"),)
    assert hung(fact).links == fact.links
    assert code(put_up(Proposal("A", links=("ftp://example.org",)))) == "link_unreadable"


def test_m3_each_goal_and_challenge_counts_once() -> None:
    (fact,) = facts(put_up(Proposal("A", sdgs=(3, 1, 3), challenges=("few young",) * 2)))
    assert isinstance(fact, TopicProposed)
    assert (fact.sdgs, fact.challenges) == ((3, 1), ("few young",))


def test_m4_a_vote_is_cast_and_taken_back() -> None:
    assert facts(cast_vote(gathering(), topic(), "chi", False, at(9, 45))) == (
        VoteCast(CODE, "t1", "chi", at(9, 45)),
    )
    assert facts(take_back_vote(gathering(), topic(), "chi", True)) == (
        VoteTakenBack(CODE, "t1", "chi"),
    )


def test_m4_while_tallies_are_hidden_a_vote_is_quiet() -> None:
    hidden = replace(gathering(), tallies="hidden")
    assert facts(cast_vote(hidden, topic(), "chi", False, at(9, 45))) == (
        VoteCast(CODE, "t1", "chi", at(9, 45), quiet=True),
    )
    assert facts(take_back_vote(hidden, topic(), "chi", True)) == (
        VoteTakenBack(CODE, "t1", "chi", quiet=True),
    )
    later = replace(gathering(MARKET + 1), tallies="hidden")
    (told,) = facts(cast_vote(later, topic(), "chi", False, at(9, 45)))
    assert told == VoteCast(CODE, "t1", "chi", at(9, 45), quiet=False)


def test_m4_a_vote_cast_twice_or_taken_back_twice_changes_nothing() -> None:
    assert cast_vote(gathering(), topic(), "chi", True, at(9, 45)) == ()
    assert take_back_vote(gathering(), topic(), "chi", False) == ()


@pytest.mark.parametrize("caller", [BEN, ANA])
def test_m5_the_convener_and_a_facilitator_decide_about_a_topic(caller: Caller) -> None:
    assert facts(retitle(caller, topic(), " Another  title ")) == (
        TopicRetitled(CODE, "t1", "Another title"),
    )
    assert facts(withdraw(caller, topic())) == (TopicWithdrawn(CODE, "t1"),)


@pytest.mark.parametrize("caller", [CHI, DEE])
def test_m5_nobody_else_does(caller: Caller) -> None:
    assert code(retitle(caller, topic(), "Mine now")) == "not_yours"
    assert code(withdraw(caller, topic())) == "not_yours"


def test_m5_a_credit_without_a_person_belongs_to_nobody_who_is_outside() -> None:
    imported = replace(topic(), conveners=(replace(credit(ben), participant=None),))
    assert not imported.convened_by(DEE)
    assert code(withdraw(DEE, imported)) == "not_yours"
    assert facts(withdraw(ANA, imported)) == (TopicWithdrawn(CODE, "t1"),)


def test_m5_each_of_several_conveners_decides() -> None:
    shared = replace(topic(), conveners=(credit(ana), credit(ben)))
    assert shared.convened_by(BEN)
    assert not shared.convened_by(CHI)


def test_m5_the_same_title_again_changes_nothing() -> None:
    assert retitle(BEN, topic(), f" {topic().title} ") == ()


def test_m5_other_words_under_the_same_title() -> None:
    written = Proposal(topic().title, "Why?", (14,), ("few young",), ("IT",), ("https://x.org",))
    assert facts(reword(BEN, gathering(), topic(), written)) == (
        TopicReworded(CODE, "t1", "Why?", (14,), ("few young",), ("IT",), (Link("https://x.org"),)),
    )
    both = facts(reword(ANA, gathering(), topic(), replace(written, title="Other")))
    assert both[0] == TopicRetitled(CODE, "t1", "Other")
    assert isinstance(both[1], TopicReworded)
    assert code(reword(CHI, gathering(), topic(), written)) == "not_yours"
    wrong = replace(written, tags=("none",))
    assert code(reword(BEN, gathering(), topic(), wrong)) == "no_such_tag"


def test_m6_a_withdrawn_topic_takes_no_votes_and_no_new_words() -> None:
    assert code(cast_vote(gathering(), GONE, "chi", False, at(9, 45))) == "topic_withdrawn"
    assert code(retitle(BEN, GONE, "Back again")) == "topic_withdrawn"


def test_m6_a_vote_for_a_withdrawn_topic_can_be_taken_back() -> None:
    assert facts(take_back_vote(gathering(), GONE, "chi", True)) == (
        VoteTakenBack(CODE, "t1", "chi"),
    )


def test_m6_withdrawn_once_is_enough() -> None:
    assert withdraw(BEN, GONE) == ()


def test_m7_the_same_title_is_asked_about_once_and_allowed() -> None:
    assert said(put_up(Proposal("Boats"), twin=12)) == (
        "There is a topic with this title already: 12. Put it up anyway?"
    )
    assert code(put_up(Proposal("Boats", anyway=True), twin=12)) == ""
    assert code(put_up(Proposal("", anyway=True), twin=12)) == "title_blank"


def test_m7_capitals_and_spaces_make_no_other_title() -> None:
    titles = {3: "Who keeps the boats?", 12: "Båter", 14: "BÅTER"}
    assert twin_of("  who KEEPS\nthe boats? ", titles) == 3
    assert twin_of("båter", titles) == 12
    assert twin_of("Who keeps the boat?", titles) is None
