"""Coming through the door: P1 to P4."""

from dataclasses import replace

import pytest

from openspace.domain.facts.participants import ParticipantRegistered, RoleRaised
from openspace.domain.participants import Introduction, Participant, raise_role, register
from openspace.domain.permissions import Role
from openspace.domain.refusal import Outcome
from tests.cast import CODE, ana, at, chi, gathering
from tests.domain.saying import code, facts, said

CHI = Introduction("Chi", sector="civil")
NO_SECTORS = replace(gathering(), sectors=())


def come(introduction: Introduction, role: Role = Role.PARTICIPANT) -> Outcome:
    return register(gathering(), introduction, role, "new", at(8, 45))


def test_somebody_comes_in_with_the_role_that_the_invitation_gives() -> None:
    introduction = Introduction(" Ana\u00a0 Ås ", "Fjellgrend\tkommune", "public", True, True)
    assert facts(come(introduction, Role.FACILITATOR)) == (
        ParticipantRegistered(
            gathering=CODE,
            participant="new",
            name="Ana Ås",
            organisation="Fjellgrend kommune",
            sector="public",
            role="facilitator",
            named_in_reports=True,
            listed=True,
            at=at(8, 45),
        ),
    )


@pytest.mark.parametrize("name", ["", "   ", "\n", "\u200b\u2060"])
def test_p1_a_name_that_shows_nothing_is_refused(name: str) -> None:
    assert code(come(CHI)) == ""
    assert code(come(replace(CHI, name=name))) == "name_blank"


def test_p1_a_name_has_at_most_80_characters() -> None:
    assert code(come(replace(CHI, name="á" * 80))) == ""
    assert code(come(replace(CHI, name="á" * 81))) == "name_too_long"
    assert said(come(replace(CHI, name="á" * 81))) == (
        "A name can have 80 characters. Yours has 81."
    )


def test_p1_an_organisation_has_at_most_120_characters_or_none() -> None:
    assert code(come(replace(CHI, organisation=""))) == ""
    assert code(come(replace(CHI, organisation="x" * 120))) == ""
    assert code(come(replace(CHI, organisation="x" * 121))) == "organisation_too_long"
    assert said(come(replace(CHI, organisation="x" * 121))) == (
        "An organisation can have 120 characters. Yours has 121."
    )


@pytest.mark.parametrize("sector", ["", "military", "Civil"])
def test_p2_the_sector_is_one_of_the_gatherings_own(sector: str) -> None:
    assert code(come(replace(CHI, sector=sector))) == "sector_missing"


def test_p2_where_there_are_no_sectors_none_is_kept() -> None:
    (fact,) = facts(register(NO_SECTORS, CHI, Role.PARTICIPANT, "new", at(9)))
    assert isinstance(fact, ParticipantRegistered)
    assert fact.sector == ""


def test_p3_consent_is_never_assumed() -> None:
    (fact,) = facts(come(CHI))
    assert isinstance(fact, ParticipantRegistered)
    assert (fact.named_in_reports, fact.listed) == (False, False)
    newcomer = Participant("new", "Chi", "", "")
    assert (newcomer.named_in_reports, newcomer.listed) == (False, False)


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("listed", [True, False])
def test_p3_consent_is_per_item(named: bool, listed: bool) -> None:
    (fact,) = facts(come(replace(CHI, named_in_reports=named, listed=listed)))
    assert isinstance(fact, ParticipantRegistered)
    assert (fact.named_in_reports, fact.listed) == (named, listed)


@pytest.mark.parametrize(
    ("person", "role", "raised"),
    [
        (chi, Role.FACILITATOR, (RoleRaised(CODE, "chi", "facilitator"),)),
        (chi, Role.PARTICIPANT, ()),
        (ana, Role.FACILITATOR, ()),
        (ana, Role.PARTICIPANT, ()),
    ],
)
def test_p4_a_link_raises_a_role_and_never_lowers_it(
    person: Participant, role: Role, raised: tuple[RoleRaised, ...]
) -> None:
    assert raise_role(CODE, person, role) == raised
