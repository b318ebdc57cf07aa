"""The test room, as whoever tries it and as the desk see it."""

from openspace.domain.permissions import Caller
from openspace.domain.timetable import Phase
from openspace.domain.trying import Result, Step, Trial
from openspace.pages.contexts.parts import shown_name
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.trying import (
    CalledView,
    PracticeNoteView,
    PracticeRoomsView,
    PracticeTopicView,
    PracticeWallView,
    ReadyView,
    TickView,
    TrialCallView,
    TrialStepView,
    TrialsView,
    TryingPage,
    TypedView,
)

UNTRIED = "untried"


def is_open(now: Snapshot) -> bool:
    """Whether it can be tried now (TY5)."""
    return now.gathering.timetable.now.phase is Phase.TEST_ROOM


def trial_of(now: Snapshot, participant: str) -> Trial:
    """How far somebody is; nobody is anywhere while it is closed."""
    return now.tried.of(participant) if is_open(now) else Trial()


def ticks_view(now: Snapshot, participant: str) -> tuple[TickView, ...]:
    """How each step went for somebody."""
    results = trial_of(now, participant).results
    return tuple(TickView(step, results.get(step, UNTRIED)) for step in Step)


def ready_view(now: Snapshot, participant: str) -> ReadyView:
    """How far somebody is."""
    trial = trial_of(now, participant)
    done = sum(each is not Result.FAILS for each in trial.results.values())
    return ReadyView(done, len(Step), trial.ready)


def called_view(now: Snapshot, participant: str) -> CalledView:
    """Whether somebody asks for help, and who comes."""
    trial = trial_of(now, participant)
    name = shown_name(now, trial.helper) if trial.helper else ""
    return CalledView(now.code, trial.asked is not None, bool(trial.helper), name)


def practice_wall_view(now: Snapshot) -> PracticeWallView:
    """The practice topics."""
    topics = now.tried.topics if is_open(now) else ()
    return PracticeWallView(
        now.code,
        tuple(PracticeTopicView(each.id, each.title, len(each.marks)) for each in topics[::-1]),
    )


def practice_note_view(now: Snapshot) -> PracticeNoteView:
    """The practice note."""
    return PracticeNoteView(tuple(text for _, text in now.tried.lines) if is_open(now) else ())


def practice_rooms_view(now: Snapshot) -> PracticeRoomsView:
    """The practice rooms."""
    heads = now.tried.heads if is_open(now) else {}
    return PracticeRoomsView(heads.get("one", 0), heads.get("two", 0))


def trying_page(now: Snapshot, caller: Caller, typed: TypedView | None = None) -> TryingPage:
    """The page."""
    timetable, me = now.gathering.timetable, caller.person
    ahead = timetable.stretches[timetable.position + 1 :]
    opens = next((each.starts for each in ahead if each.phase is Phase.TEST_ROOM), None)
    return TryingPage(
        code=now.code,
        open=is_open(now),
        opens=now.local(opens) if opens else None,
        ends=None if timetable.finished else now.local(timetable.now.ends),
        ready=ready_view(now, me),
        ticks=ticks_view(now, me),
        called=called_view(now, me),
        wall=practice_wall_view(now),
        note=practice_note_view(now),
        rooms=practice_rooms_view(now),
        typed=typed or TypedView(),
    )


def trials_view(now: Snapshot) -> TrialsView:
    """What the desk is told (TY4)."""
    if not is_open(now):
        return TrialsView(now.code, open=False)
    room = now.tried
    steps = (TrialStepView(step, *(room.count(step, result) for result in Result)) for step in Step)
    calls = tuple(_call(now, each) for each in room.asking if not now.people[each].removed)
    return TrialsView(now.code, True, len(room.people), room.ready, tuple(steps), calls)


def _call(now: Snapshot, participant: str) -> TrialCallView:
    trial, who = now.tried.of(participant), now.people[participant]
    if trial.asked is None:
        raise LookupError(participant)
    return TrialCallView(
        participant=participant,
        name=who.name,
        why=trial.why,
        at=now.local(trial.asked),
        fails=tuple(step for step in Step if trial.results.get(step) is Result.FAILS),
        helper=shown_name(now, trial.helper) if trial.helper else "",
        coming=bool(trial.helper),
    )
