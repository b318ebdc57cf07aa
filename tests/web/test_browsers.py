"""What people's own browsers have: no older than Safari 16.4, Chrome 111 and Firefox 121.

The rule: `static/build.mjs` says which are meant; a telephone of five years has one of them.
"""

import re

from openspace.config import assets

STATIC = assets() / "static"
LATER = re.compile(
    r"\.checkVisibility\b|\bAbortSignal\.any\b|\bURL\.(?:canParse|parse)\b|\brequestIdleCallback\b"
    r"|\bPromise\.(?:withResolvers|try)\b|\.(?:moveBefore|startViewTransition|showPopover)\b"
    r"|\b(?:Object|Map)\.groupBy\b|\.(?:toBase64|fromBase64|toHex)\b|\bRegExp\.escape\b"
    r"|\bfor await\b|\.(?:keys|values|entries)\(\)\s*\.(?:map|filter|some|every|find|toArray)\b"
)


def test_no_script_asks_for_more_than_they_have() -> None:
    found = {
        f"{path.name}: {said}"
        for path in (STATIC / "src").rglob("*.ts")
        for said in LATER.findall(path.read_text())
    }
    assert found == set()


def test_no_rule_stands_inside_another() -> None:
    sheet = (STATIC / "dist" / "openspace.css").read_text()
    assert re.findall(r"[{};,]&[^{]*", re.sub(r"/\*.*?\*/", "", sheet)) == []


def test_a_line_under_words_is_said_in_parts() -> None:
    """Safari takes one word of ``text-decoration`` and none of a rule that says more at once."""
    sheet = (STATIC / "dist" / "openspace.css").read_text()
    assert re.findall(r"(?<![\w-])text-decoration:[\w-]+ [^;}]+", sheet) == []
