"""What a bench says: rows of figures, as a table to read and as JSON to keep."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was done, by whose server, and how much of what."""

    case: str
    who: str
    metric: str
    value: float
    unit: str


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the values does not exceed; not a number when there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("nan")


def table(rows: Sequence[Row]) -> str:
    """One line a case and metric, one column a server, and ours as a ratio to each other's."""
    servers = list(dict.fromkeys(row.who for row in rows))
    found = {(row.case, row.metric, row.unit, row.who): row.value for row in rows}
    lines = [["case", "metric", "unit", *servers, *(f"ratio to {each}" for each in servers[1:])]]
    for case, metric, unit in dict.fromkeys((row.case, row.metric, row.unit) for row in rows):
        values = [found.get((case, metric, unit, who)) for who in servers]
        lines.append([case, metric, unit, *map(_shown, values), *_ratios(values)])
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def keep(rows: Sequence[Row], file: Path) -> None:
    """Write the rows as JSON."""
    file.write_text(json.dumps([asdict(row) for row in rows], indent=1) + "\n")


def _ratios(values: Sequence[float | None]) -> list[str]:
    ours, *others = values
    return [f"{ours / each:.2f}" if ours and each else "" for each in others]


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.1f}" if value >= 10 else f"{value:.2f}"
