"""Until when personal data are kept, as it stands."""

from datetime import timedelta

from openspace.domain import retention as domain
from openspace.domain.refusal import Refusal
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.parts import FieldView
from openspace.pages.views.retention import KeptView, RecordView, RetentionPage
from openspace.store import retention as store

KINDS = ("people", "keys", "cards", "letters", "invitations", "notices", "drafts")


def kept_view(now: Snapshot) -> KeptView:
    """For everybody."""
    kept, of = store.retention(now.tx, now.code), now.gathering
    until = domain.last_day(of, kept)
    told = kept.told_of("everything")
    return KeptView(
        now.code,
        until,
        domain.last_day(of, kept, "contacts") if of.contacts_days else None,
        kept.reason,
        near=told is not None and told.last_day == until,
        records=tuple(_record(now, each) for each in store.records(now.tx, now.code)),
        over=kept.done_at("everything") is not None,
    )


def retention_page(
    now: Snapshot,
    typed: tuple[str, str] | None = None,
    refusal: Refusal | None = None,
    sentence: str = "",
) -> RetentionPage:
    """For facilitators, with what was typed and what to say of it."""
    kept, view = store.retention(now.tx, now.code), kept_view(now)
    promised = domain.promised(now.gathering)
    day, reason = typed or (view.until.isoformat(), "")
    wrong = refusal.code if refusal else ""
    return RetentionPage(
        view,
        promised,
        view.until if kept.postponed else promised + timedelta(days=domain.MOST_LATER),
        kept.postponed,
        FieldView(day, sentence if wrong in ("erasure_day", "erasure_done") else ""),
        FieldView(reason, sentence if wrong == "erasure_reason" else ""),
    )


def _record(now: Snapshot, done: store.Erasure) -> RecordView:
    counts = tuple((each, done.counts[each]) for each in KINDS if done.counts.get(each))
    return RecordView(done.what, now.local(done.at), counts)
