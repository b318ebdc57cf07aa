"""Following actions up: the page, and all of them as a table.

The rule: what stands there is the same for all who are inside; who may say how far an action is,
does so on its own page.
"""

from collections import defaultdict
from datetime import date

from openspace.domain.follow_up import Step, as_known, by_body
from openspace.domain.permissions import Caller
from openspace.domain.setting_up_after import after_written
from openspace.domain.sheets import written
from openspace.locale import catalogue
from openspace.locale.tables import table
from openspace.pages.contexts.actions import action_view, happened
from openspace.pages.contexts.convergence import own_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import environment
from openspace.pages.views.follow_up import BodyView, FollowedUpView, FollowUpPage, FollowUpView
from openspace.store.follow_up import steps
from openspace.store.retention import retention

HEADINGS = (
    *("Number", "Action", "Owner", "Organisation", "By when", "Followed up by"),
    *("How far is it?", "Late", "What happened last", "Comes from"),
)


def follow_up_view(now: Snapshot) -> FollowUpView:
    """All of them by body."""
    became: defaultdict[str, list[Step]] = defaultdict(list)
    for each in steps(now.tx, now.code):
        became[each.action].append(each)
    bodies = tuple(
        BodyView(
            body.name,
            tuple(
                FollowedUpView(action_view(now, each), happened(now, became[each.id]))
                for each in body.actions
            ),
        )
        for body in by_body(tuple(now.actions.values()), now.convergence.bodies)
    )
    gathering = as_known(now.gathering, retention(now.tx, now.code))
    until = written(after_written(gathering), "follow_until")
    every = [each.action for body in bodies for each in body.actions]
    return FollowUpView(
        code=now.code,
        bodies=bodies,
        total=len(every),
        done=sum(each.status == "done" for each in every),
        late=sum(each.late for each in every),
        until=date.fromisoformat(until) if until else None,
    )


def follow_up_page(now: Snapshot, caller: Caller, address: str) -> FollowUpPage:
    """The page."""
    return FollowUpPage(follow_up_view(now), own_view(now, caller), address)


def as_table(now: Snapshot, language: str) -> bytes:
    """The actions, a row each."""
    say = catalogue(language).gettext
    names = environment(language).get_template("actions/words.html").module
    rows = []
    for body in follow_up_view(now).bodies:
        for each in body.actions:
            told = each.action
            rows.append(
                (
                    *(str(told.number), told.title, told.owner, told.organisation),
                    *(told.due.isoformat() if told.due else "", told.body),
                    names.status_name(told.status).unescape(),  # type: ignore[attr-defined]
                    say("Late") if told.late else "",
                    next((one.line for one in each.happened if one.line), ""),
                    ", ".join(str(topic.number) for topic in told.topics),
                )
            )
    return table([say(each) for each in HEADINGS], rows, language)
