"""What simulated people say where, and that nobody says it twice."""

from openspace.domain.participants import LONGEST_NAME
from openspace.rehearsal.script import Line, introduction, lines, next_line, titles

A, B, C = Line("heading", "Det vi vet"), Line("paragraph", "Bussen går"), Line("task", "Ring")


def test_a_hundred_people_have_names_of_their_own() -> None:
    people = [introduction(number) for number in range(100)]
    assert len({each.name for each in people}) == 100
    assert max(len(each.name) for each in people) <= LONGEST_NAME
    assert people[0].name == "Ingvild Hamre"
    assert people[30].name == "Ingvild Juuso"


def test_consent_is_not_everybodys() -> None:
    people = [introduction(number) for number in range(24)]
    assert {each.named_in_reports for each in people} == {True, False}
    assert {each.listed for each in people} == {True, False}


def test_a_room_has_its_own_lines_first_then_those_of_its_language_r1() -> None:
    swedish = lines(3, "Äldre på landet")
    assert swedish[0].kind == "heading"
    own = lines(1, "Bussen går to ganger om dagen. Hva gjør vi med resten av døgnet?")
    assert own[0] == A
    assert len(own) > 15
    assert len({each.text for each in own}) == len(own)


def test_a_topic_that_nobody_knows_gets_what_can_be_said_anywhere_r1() -> None:
    assert lines(1, "Noe helt annet") == lines(1, "Noe tredje")
    assert A not in lines(1, "Noe helt annet")


def test_a_proposed_topic_is_written_in_its_language_r1() -> None:
    swedish = next(each for each in titles() if each.language == "sv")
    assert lines(29, swedish.title)[0].text == "Det vi är överens om"


def test_what_stands_there_is_not_written_again_r2() -> None:
    assert next_line([A, B, C], [], []) == A
    assert next_line([A, B, C], ["Det vi vet"], []) == B
    assert next_line([A, B, C], ["Det v", "", "Annet"], []) == B


def test_what_somebody_has_begun_is_not_begun_again_r2() -> None:
    assert next_line([A, B, C], [], ["Det vi vet", "Bussen går"]) == C
    assert next_line([A, B, C], ["Ring"], ["Det vi vet", "Bussen går"]) is None
