"""A gathering as those who set it up see it: its steps, its timetable, and the invitation."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from openspace.domain.clocks import Typed
from openspace.domain.follow_up import as_known
from openspace.domain.gathering import Contact, Gathering
from openspace.domain.proposals import SDGS
from openspace.domain.refusal import Refusal
from openspace.domain.setting_up import STEPS, step_seen
from openspace.domain.setting_up_together import LOGOS, TIMES, WHEN
from openspace.domain.sheets import Sheet, field_of, written
from openspace.domain.timetable import AFTERWARDS, Phase
from openspace.domain.timetable_rows import Row, gone_with
from openspace.domain.timetable_sheet import (
    KINDS,
    day_seen,
    day_written,
    rows_of,
    timetable_seen,
)
from openspace.pages.contexts.entry import face_view
from openspace.pages.contexts.organising import ZONES
from openspace.pages.contexts.parts import stretch_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.parts import FieldView
from openspace.pages.views.setting_up import (
    LogosView,
    LogoView,
    RowView,
    SettingUpPage,
    StepView,
    TimesView,
)
from openspace.store.retention import retention

QUIET = (Phase.INVITED, Phase.BREAK, *AFTERWARDS)
ROWS_MORE = 2
AtWork = tuple[tuple[str, ...], str]
NOWHERE: AtWork = ((), "")


@dataclass(frozen=True, slots=True)
class Said:
    """What was sent and not kept, with what is to be said of it, if it was refused.

    ``seen`` is what the reader saw; empty is what they see now.
    """

    step: str
    refusal: Refusal | None = None
    sentence: str = ""
    sheet: Sheet = field(default_factory=dict)
    rows: tuple[Row, ...] = ()
    follow: bool = False
    seen: str = ""


def setting_up_page(
    now: Snapshot, told: Sequence[Said] = (), saved: str = "", at_work: AtWork = NOWHERE
) -> SettingUpPage:
    """The page, with what was sent and not kept, or that a step was ``saved``.

    ``at_work`` is what people call where they can sign in, and our address for that.
    """
    of, said = now.gathering, {each.step: each for each in told}
    known = as_known(of, retention(now.tx, now.code))
    steps = {step: _step(known, step, said.get(step), saved) for step in STEPS}
    return SettingUpPage(
        code=now.code,
        when=_when(now, said.get(WHEN), saved),
        times=_times(now, said.get(TIMES), saved),
        logos=_logos(now, said.get(LOGOS)),
        places=tuple(each.name for each in now.agenda.places),
        facilitators=tuple(now.people[each].name for each in now.facilitators),
        goals=tuple(SDGS),
        zones=ZONES,
        face=face_view(now),
        fixed=of.timetable.now.phase is not Phase.INVITED,
        refusal=next((each.sentence for each in told if each.refusal), ""),
        providers=at_work[0],
        sign_in_at=at_work[1],
        missing=_missing(of),
        waiting=tuple(WHEN if each.step == TIMES else each.step for each in told),
        **steps,
    )


def _missing(of: Gathering) -> tuple[str, ...]:
    """The steps that lack what people need to come."""
    there = {
        "about": bool(of.invitation.strip()),
        WHEN: any(each.phase is Phase.ROUND for each in of.timetable.stretches),
        "who": of.contact != Contact(),
    }
    return tuple(step for step, is_there in there.items() if not is_there)


def _step(known: Gathering, step: str, said: Said | None, saved: str) -> StepView:
    seen, sheet = step_seen(known, step), STEPS[step].written(known)
    view = StepView(step, seen, sheet, saved=saved == step)
    return _typed(view, said) if said else view


def _when(now: Snapshot, said: Said | None, saved: str) -> StepView:
    of = now.gathering
    view = StepView(WHEN, day_seen(of), day_written(of), saved=saved == WHEN)
    return _typed(view, said) if said else view


def _typed(view: StepView, said: Said) -> StepView:
    seen = said.seen or view.seen
    if said.refusal is None:
        return replace(view, sheet=said.sheet, seen=seen, waits=True)
    name = field_of(said.refusal)
    wrong = {name: said.sentence} if name else {}
    note = "" if name else said.sentence
    return replace(view, sheet=said.sheet, seen=seen, wrong=wrong, note=note)


def _times(now: Snapshot, typed: Said | None, saved: str) -> TimesView:
    of = now.gathering
    begun = of.timetable.stretches[: of.timetable.position + 1]
    rows = gone_with(typed.rows, written(typed.sheet, "on"), of.date) if typed else rows_of(of)
    more = max(0, ROWS_MORE - sum(1 for each in rows if not each.phase))
    blank = Row("", "", Typed(of.date.isoformat(), "", ""))
    at, wrong = _wrong_row(typed) if typed else (-1, ("", ""))
    return TimesView(
        seen=(typed.seen if typed else "") or timetable_seen(of),
        on=of.date,
        begun=tuple(stretch_view(now, each) for each in begun if each.phase not in QUIET),
        rows=tuple(
            _row(now, index, each, wrong if index == at else ("", ""))
            for index, each in enumerate((*rows, *(blank for _ in range(more))))
        ),
        kinds=KINDS,
        follow=typed.follow if typed else True,
        note=typed.sentence if typed and at < 0 else "",
        saved=saved == TIMES,
        waits=typed is not None and typed.refusal is None,
    )


def _wrong_row(said: Said) -> tuple[int, tuple[str, str]]:
    index, _, name = field_of(said.refusal).partition("_") if said.refusal else ("", "", "")
    if not index.isdecimal():
        return -1, ("", "")
    return int(index), (name, said.sentence)


def _row(now: Snapshot, index: int, row: Row, wrong: tuple[str, str]) -> RowView:
    stretches = now.gathering.timetable.stretches
    old = stretches[int(row.of)] if row.of.isdecimal() and int(row.of) < len(stretches) else None
    slot = old.slot if old else None
    return RowView(
        index=index,
        of=row.of,
        phase=row.phase,
        number=old.number if old else 0,
        day=row.typed.day,
        starts=row.typed.starts,
        ends=row.typed.ends,
        wrong=wrong,
        hung=len(now.agenda.placements_in(slot)) if slot else 0,
        out=row.out,
    )


def _logos(now: Snapshot, said: Said | None) -> LogosView:
    logos = tuple(LogoView(each.file, each.alt) for each in now.gathering.logos)
    if said is None:
        return LogosView(logos)
    alt, chosen = written(said.sheet, "alt"), written(said.sheet, "picture")
    if said.refusal is None:
        return LogosView(logos, FieldView(alt), chosen, waits=True)
    about_alt = said.refusal.code.startswith("alt_")
    return LogosView(
        logos,
        FieldView(alt, said.sentence if about_alt else ""),
        chosen if about_alt else "",
        "" if about_alt else said.sentence,
    )
