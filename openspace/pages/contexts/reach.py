"""Where one may be written to, for oneself alone."""

from openspace.domain.permissions import Caller
from openspace.domain.reach import Asked
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.parts import FieldView
from openspace.pages.views.reach import ReachPage, ReachView
from openspace.store.reach import reach


def reach_view(
    now: Snapshot, caller: Caller, typed: Asked | None = None, wrong: tuple[str, str] = ("", "")
) -> ReachView:
    """One's own address, or what was typed in vain; ``wrong`` is a refusal's code and sentence."""
    known, (code, sentence) = reach(now.tx, caller.person), wrong
    shown = typed or (Asked(known.address, known.duties, known.book) if known else Asked())
    state = "none" if known is None else "confirmed" if known.confirmed else "asked"
    strange = code == "address_strange"
    return ReachView(
        now.code,
        state,
        FieldView(shown.address, sentence if strange else ""),
        shown.duties,
        shown.book,
        "" if strange else sentence,
    )


def reach_page(now: Snapshot, caller: Caller, *, mail: bool, **typed: object) -> ReachPage:
    """The page."""
    return ReachPage(reach_view(now, caller, **typed), mail)  # type: ignore[arg-type]
