"""Those who facilitate, for each other."""

from datetime import datetime

from openspace.domain.facilitators import days_of, team_on
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
from openspace.store import facilitators


def facilitators_page(
    now: Snapshot,
    caller: Caller,
    at: datetime,
    link: tuple[str, str] = ("", ""),
    name: FieldView | None = None,
    refusal: str = "",
) -> FacilitatorsPage:
    """The page; ``link`` is a new one and whom it is for, ``name`` what was typed."""
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
        team=tuple(
            MemberView(
                each.id,
                each.name,
                each.organisation,
                each.days or every,
                me=each.id == caller.participant,
                only=len(team) == 1,
            )
            for each in team
        ),
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
        refusal=refusal,
    )


def team_view(now: Snapshot) -> TeamView:
    """Who is there on the day that is on, or comes next."""
    days = days_of(now.gathering)
    opened = now.local(now.gathering.timetable.now.starts).date()
    day = next((each for each in days if each >= opened), days[-1])
    names = tuple(each.name for each in team_on(facilitators.team(now.tx, now.code), day))
    return TeamView(now.code, day, names, len(days) > 1)
