"""Taking everything out, while people are known and afterwards."""

from collections.abc import Mapping
from typing import Any

from openspace.pages.views.exporting import ExportPage
from tests.pages import samples as s

PAGES: Mapping[str, tuple[str, dict[str, Any]]] = {
    f"export of {people}": (
        "exporting/page.html",
        {"shell": s.the_shell("desk"), "page": ExportPage(s.CODE, people)},
    )
    for people in (0, 412)
}
