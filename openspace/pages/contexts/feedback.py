"""Feedback: one's own form, and what the desk reads.

The rule: what somebody answered is on no page of theirs, for nobody knows it (FB2).
"""

from openspace.domain import feedback as domain
from openspace.domain.feedback import FEWEST, SCALE, Typed
from openspace.domain.permissions import Caller
from openspace.locale import catalogue
from openspace.locale.tables import table
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.environment import environment
from openspace.pages.views.feedback import FeedbackView, HeardView, OwnFeedbackView
from openspace.pages.views.parts import FieldView
from openspace.store.feedback import answers, has_answered


def own_feedback_view(
    now: Snapshot, caller: Caller, typed: Typed | None = None, wrong: tuple[str, str] = ("", "")
) -> OwnFeedbackView:
    """The form, or what was typed in vain; ``wrong`` is a refusal's code and what it says."""
    code, sentence = wrong
    state = "open" if domain.is_open(now.gathering.timetable) else "ahead"
    if has_answered(now.tx, caller.person):
        state = "given"
    typed = typed or Typed(role=_role_of(now, caller))
    long = code == "feedback_too_long"
    return OwnFeedbackView(
        code=now.code,
        state=state,
        role=typed.role,
        marks=typed.marks,
        text=FieldView(typed.text, sentence if long else ""),
        error="" if long else sentence,
    )


def feedback_view(now: Snapshot) -> FeedbackView:
    """What the desk reads (FB4)."""
    every = answers(now.tx, now.code)
    heard = tuple(HeardView(*each) for each in domain.by_role(every))
    return FeedbackView(now.code, len(every), FEWEST, heard, domain.lines(every))


def as_table(now: Snapshot, language: str) -> bytes:
    """The same, a row for every mark that could be given."""
    say = catalogue(language).gettext
    names = environment(language).get_template("feedback/words.html").module
    headings = [say(each) for each in ("As what", "People", "Question", *map(str, SCALE))]
    shown = feedback_view(now)
    rows = [
        (
            ", ".join(str(names.role_name(each)) for each in heard.roles),  # type: ignore[attr-defined]
            str(heard.people),
            str(names.question(at)),  # type: ignore[attr-defined]
            *map(str, marks),
        )
        for heard in shown.heard
        for at, marks in enumerate(heard.marks)
    ]
    blank = ("",) * len(SCALE)
    said = [(say("In words"), "", each, *blank) for each in shown.lines]
    return table(headings, [*rows, *said], language)


def _role_of(now: Snapshot, caller: Caller) -> str:
    """As what somebody is known (FB3)."""
    if caller.facilitates:
        return "facilitator"
    convenes = any(each.convened_by(caller) for each in now.topics.values())
    return "convener" if convenes else "participant"
