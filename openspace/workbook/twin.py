"""The proceedings as data: the same names as in the domain, times as ISO 8601."""

import json
from dataclasses import asdict
from datetime import date

from openspace.domain.proceedings import Proceedings


def twin(proceedings: Proceedings) -> str:
    """The whole of it as JSON."""
    return json.dumps(asdict(proceedings), ensure_ascii=False, indent=1, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} is not data")
