"""Those who facilitate, for each other."""

from dataclasses import replace
from datetime import datetime

from openspace.domain.facilitators import days_of, team_on
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller, Role
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.facilitators import (
    FacilitatorsPage,
    LinkOutView,
    MemberView,
    OtherView,
    TeamView,
)
from openspace.pages.views.parts import FieldView
from openspace.pages.views.signing_in import OwnWaysView, PasskeyView
from openspace.store import facilitators, signing_in


def facilitators_page(
    now: Snapshot,
    caller: Caller,
    at: datetime,
    link: tuple[str, str, str] = ("", "", ""),
    name: FieldView | None = None,
    refusal: str = "",
    ways: OwnWaysView | None = None,
) -> FacilitatorsPage:
    """The page; ``link`` is a new one and whom it is for, ``name`` what was typed."""
    ways = own_ways(now, caller, ways) if ways else None
    team = facilitators.team(now.tx, now.code)
    days = days_of(now.gathering)
    every = tuple(each.isoformat() for each in days)
    others = sorted(
        (
            each
            for each in now.people.values()
            if each.role is Role.PARTICIPANT and not each.removed
        ),
        key=lambda each: (each.name.casefold(), each.id),
    )
    return FacilitatorsPage(
        code=now.code,
        team=tuple(_member(each, every, caller, only=len(team) == 1) for each in team),
        days=days,
        links=tuple(
            LinkOutView(
                each.id,
                each.name,
                now.local(each.expires_at) if each.expires_at else None,
                facilitators.ended(each, at),
            )
            for each in facilitators.invitations(now.tx, now.code)
        ),
        others=tuple(OtherView(each.id, each.name, each.organisation) for each in others),
        name=name or FieldView(),
        link=link[0],
        link_name=link[1],
        mailed_to=link[2],
        refusal=refusal,
        ways=ways,
    )


def _member(of: Participant, every: tuple[str, ...], caller: Caller, *, only: bool) -> MemberView:
    me = of.id == caller.participant
    return MemberView(of.id, of.name, of.organisation, of.days or every, me, only)


def own_ways(now: Snapshot, caller: Caller, ways: OwnWaysView) -> OwnWaysView:
    """By what the facilitator who looks is known again."""
    bound = signing_in.sign_in_of(now.tx, caller.person)
    return replace(
        ways,
        bound=now.local(bound.at) if bound else None,
        passkeys=tuple(
            PasskeyView(
                each.id,
                each.name,
                now.local(each.made_at),
                now.local(each.used_at) if each.used_at else None,
            )
            for each in signing_in.passkeys_of(now.tx, caller.person)
        ),
    )


def team_view(now: Snapshot) -> TeamView:
    """Who is there on the day that is on, or comes next."""
    days = days_of(now.gathering)
    opened = now.local(now.gathering.timetable.now.starts).date()
    day = next((each for each in days if each >= opened), days[-1])
    names = tuple(each.name for each in team_on(facilitators.team(now.tx, now.code), day))
    return TeamView(now.code, day, names, len(days) > 1)
