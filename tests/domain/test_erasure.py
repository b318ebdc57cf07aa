"""Somebody is erased at their own wish."""

from openspace.domain.contacts import Cards
from openspace.domain.erasure import Traces, erase
from openspace.domain.facts.erasure import ParticipantErased
from openspace.domain.facts.facilitators import FacilitatorReleased
from openspace.domain.facts.participants import ConsentChanged, ParticipantRemoved
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.following import Leave
from openspace.domain.participants import Participant
from openspace.domain.removal import readmit
from openspace.domain.whereabouts import Whereabouts
from tests.cast import ANA, BEN, CODE, ana, at, ben
from tests.domain.saying import code, facts

NOON = at(12)


def traces(who: Participant, room: str | None = None) -> Traces:
    where = Whereabouts(who.id, room, away=room is None)
    return Traces(who, where, Leave(who.id), None, None, Cards(who.id))


def test_er1_nothing_happens_to_who_is_not_sure() -> None:
    assert code(erase(BEN, traces(ben), (ana,), NOON, sure=False)) == "not_sure"
    assert facts(erase(BEN, traces(ben), (ana,), NOON, sure=True)) != ()


def test_er1_the_last_facilitator_stays_and_another_goes() -> None:
    assert code(erase(ANA, traces(ana), (ana,), NOON, sure=True)) == "last_facilitator"
    done = facts(erase(ANA, traces(ana), (ana, ben), NOON, sure=True))
    assert done[0] == FacilitatorReleased(CODE, "ana", "ana")


def test_er4_they_are_named_nowhere_stand_nowhere_and_are_erased_last() -> None:
    assert facts(erase(BEN, traces(ben, "b1"), (ana,), NOON, sure=True)) == (
        ConsentChanged(CODE, "ben", named_in_reports=False, listed=False, at=NOON),
        ParticipantRemoved(CODE, "ben", "", NOON),
        ParticipantMoved(CODE, "ben", None, "b1", away=True),
        ParticipantErased(CODE, "ben", NOON),
    )


def test_er4_nobody_lets_them_in_again() -> None:
    gone = Participant("ben", "", "", "private", removed=True, erased=True)
    assert code(readmit(ANA, gone, Whereabouts("ben"))) == "no_such_person"
