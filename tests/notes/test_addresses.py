"""Addresses as people type them: a note takes what a report takes, by the page's own script."""

import json

from openspace.domain.facts.marketplace import Link
from openspace.domain.links import links_of
from tests.browser.script import bundled, printed

WHOLE = {
    "example.org": "https://example.org",
    "WWW.bussen.no/natt?a=1": "https://WWW.bussen.no/natt?a=1",
    "blåbær.no:8080/@ana": "https://blåbær.no:8080/@ana",
    "kart.xn--p1ai#a": "https://kart.xn--p1ai#a",
    "ana.berg+a@blåbær.no": "mailto:ana.berg+a@blåbær.no",
    "https://example.org/a": "https://example.org/a",
}
NONE = ["12.30", "v1.2", "example.org.", "example", "ben@", "javascript:alert(1)"]


def test_l2_what_a_report_takes_a_note_takes_and_the_same_comes_of_it() -> None:
    source = f"""import {{ completed }} from "./notes/address";
    console.log(JSON.stringify({json.dumps([*WHOLE, *NONE])}.map(completed)))"""
    assert json.loads(printed(bundled(source))) == [*WHOLE.values(), *NONE]
    assert [links_of([each]) for each in WHOLE] == [(Link(each),) for each in WHOLE.values()]
