"""The proceedings as data: the same names as in the domain, times as ISO 8601.

The rule: no group smaller than five is counted by itself here either; those counted together are a
group without a name.
"""

import json
from dataclasses import asdict, replace
from datetime import date

from openspace.domain.counting import Counts, folded
from openspace.domain.proceedings import Proceedings


def twin(proceedings: Proceedings) -> str:
    """The whole of it as JSON."""
    chapters = (replace(each, sectors=_together(each.sectors)) for each in proceedings.chapters)
    told = replace(proceedings, sectors=_together(proceedings.sectors), chapters=tuple(chapters))
    return json.dumps(asdict(told), ensure_ascii=False, indent=1, default=_plain)


def _together(counts: Counts) -> Counts:
    shown, rest = folded(counts)
    return (*shown, ("", rest)) if rest else shown


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not data")
