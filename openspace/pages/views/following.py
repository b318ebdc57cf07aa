"""Following a colleague: my own leave, whom I follow, and those who can be followed."""

from dataclasses import dataclass

from openspace.pages.views.parts import WhereView


@dataclass(frozen=True, slots=True)
class PermissionView:
    """``following/_permission.html``: whether others may follow me."""

    code: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class FollowingView:
    """``following/_following.html``: whom I follow and where they are; ``person`` empty: nobody.

    ``where`` is None while they are out of reach.
    """

    code: str
    person: str = ""
    name: str = ""
    where: WhereView | None = None
    together: bool = False


@dataclass(frozen=True, slots=True)
class ColleagueView:
    """``following/_colleague.html``: somebody who can be followed. ``where`` None: out of reach."""

    code: str
    id: str
    name: str
    organisation: str
    where: WhereView | None


@dataclass(frozen=True, slots=True)
class ColleaguesPage:
    """``following/page.html``; ``words`` is what was sought."""

    code: str
    permission: PermissionView
    words: str
    colleagues: tuple[ColleagueView, ...]
