"""A page and its pushes, compared with a fresh one."""

import json

from openspace.rehearsal.sheet import Sheet
from openspace.rehearsal.window import Window

PAGE = """<!doctype html><html><body><main id="page"><ul id="wall">
<li id="t1">Bus <b>two</b> <span id="v1">1 mark</span><br>late</li></ul>
<p id="me">You</p></main></body></html>"""


def test_words_stand_under_the_nearest_id() -> None:
    parts = Sheet(PAGE).parts
    assert {name: part.words for name, part in parts.items()} == {
        "page": "",
        "wall": "",
        "t1": "Bustwolate",
        "v1": "1 mark",
        "me": "You",
    }
    assert parts["v1"].within == "t1"


def test_a_page_with_its_pushes_is_as_a_fresh_one() -> None:
    old, fresh = Sheet(PAGE), Sheet(PAGE.replace("1 mark", "2 marks").replace("You", "Somebody"))
    assert old.differs(fresh) == []
    old.put('<span id="v1" hx-swap-oob="outerMorph">2 marks</span>')
    assert old.differs(fresh) == []
    old.put('<span id="v1" hx-swap-oob="outerMorph">3 marks</span>')
    assert old.differs(fresh) == ["v1"]
    old.put('<li id="t1" hx-swap-oob="outerMorph">Bus <b>two</b> <i id="v1">2 marks</i>late</li>')
    assert old.differs(fresh) == []


def test_what_is_added_and_taken_away() -> None:
    sheet = Sheet(PAGE)
    sheet.put('<div hx-swap-oob="beforeend:#wall"><li id="t2">New<i id="v2">0</i></li></div>')
    sheet.put('<div hx-swap-oob="beforeend:#elsewhere"><li id="t3">Not here</li></div>')
    assert (sheet.parts["t2"].within, sheet.parts["t2"].words) == ("wall", "New")
    assert sheet.touched == {"t2", "v2"}
    sheet.put('<li id="t1" hx-swap-oob="delete"></li>')
    assert sheet.parts.keys() == {"page", "wall", "me", "t2", "v2"}


def push(channel: str, html: str) -> str:
    said = {"say": "push", "channel": channel, "epoch": "e", "from": 1, "to": 2, "html": html}
    return json.dumps(said, separators=(",", ":"))


def test_a_window_leaves_out_what_only_its_viewer_sees() -> None:
    window = Window()
    window.turned("marketplace", PAGE)
    wrong = '<span id="v1" hx-swap-oob="outerMorph">9 marks</span>'
    window.heard('{"say":"pulse","now":1}')
    window.heard(push("mine:p1", wrong))
    assert (window.shows("v1"), window.differs(PAGE)) == (True, [])
    window.heard(push("wall", wrong))
    assert window.differs(PAGE) == ["v1"]
