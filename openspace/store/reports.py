"""What conversations came to, field by field."""

from collections import defaultdict
from collections.abc import Mapping

from sqlmodel import col, delete, select

from openspace.domain.facts.reports import ReportFiled, ReportWritten
from openspace.domain.reports import Report
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import REPORTS
from openspace.store.report_tables import ReportFieldRow, ReportRow


def report(tx: Transaction, breakout: str) -> Report:
    """A breakout's report; one in which nothing is written has no words."""
    rows = tx.exec(select(ReportFieldRow).where(ReportFieldRow.breakout == breakout))
    return _report(breakout, list(rows), tx.get(ReportRow, breakout))


def reports(tx: Transaction, gathering: str) -> Mapping[str, Report]:
    """Every report in which something is written, by breakout."""

    def read() -> Mapping[str, Report]:
        found: defaultdict[str, list[ReportFieldRow]] = defaultdict(list)
        for row in tx.exec(select(ReportFieldRow).where(ReportFieldRow.gathering == gathering)):
            found[row.breakout].append(row)
        filed = tx.exec(select(ReportRow).where(ReportRow.gathering == gathering))
        by_breakout = {row.breakout: row for row in filed}
        return {each: _report(each, rows, by_breakout.get(each)) for each, rows in found.items()}

    return tx.remembered(REPORTS, ("reports", gathering), read)


def _report(breakout: str, rows: list[ReportFieldRow], filed: ReportRow | None) -> Report:
    return Report(
        breakout,
        {row.field: row.text for row in rows},
        max((row.written_at for row in rows), default=None),
        filed.filed_at if filed else None,
        filed.heads if filed else 0,
    )


@keep.register
def _(fact: ReportWritten, tx: Transaction) -> None:
    if fact.text:
        tx.merge(
            ReportFieldRow(
                breakout=fact.breakout,
                field=fact.field,
                gathering=fact.gathering,
                text=fact.text,
                participant=fact.participant,
                written_at=fact.at,
            )
        )
    else:
        here = delete(ReportFieldRow).where(col(ReportFieldRow.breakout) == fact.breakout)
        tx.execute(here.where(col(ReportFieldRow.field) == fact.field))
    tx.flush()


@keep.register
def _(fact: ReportFiled, tx: Transaction) -> None:
    tx.merge(
        ReportRow(
            breakout=fact.breakout,
            gathering=fact.gathering,
            participant=fact.participant,
            filed_at=fact.at,
            heads=fact.heads,
        )
    )
    tx.flush()
