"""A page as a tree, and what a push does to it, as the browser would."""

import re
from typing import Any

from lxml import etree, html

Tree = Any
"""An element of lxml, which speaks no types."""
OF_THE_VIEWER = (
    *(
        "mine",
        "own_dots",
        "whereabouts",
        "way_back",
        "toasts",
        "propose",
        "words",
        "note",
        "availability",
        "own",
        "own_line",
        "own_feedback",
        "own_action",
        "own_action_forms",
        "in_hall",
        "taken_down",
    ),
    *("own_agenda", "reach", "people_here", "foreword_form", "window_form", "rights_form"),
)
UNORDERED = (
    "announcements",
    "topics",
    "stories",
    "elsewhere",
    "coming",
    "colleagues_all",
    "actions",
)


def tree(text: str) -> Tree:
    """A whole page."""
    return html.document_fromstring(text)


def followed(page: Tree) -> list[tuple[str, str, int]]:
    """The channels a page follows: name, epoch, version."""
    words = page.get_element_by_id("page").get("data-channels", "").split()
    return [(name, epoch, int(seen)) for name, epoch, seen in (w.rsplit(":", 2) for w in words)]


def put_in(page: Tree, push: str) -> None:
    """Do to a page what htmx does with a push; what is not on the page is left out."""
    for root in html.fragments_fromstring(push, no_leading_text=False):
        if isinstance(root, str):
            assert root.strip() == "", f"text outside of a fragment: {root!r}"
            continue
        _note_what_is_old(page, root.get("id", ""))
        style, _, target = root.attrib.pop("hx-swap-oob").partition(":")
        found = page.get_element_by_id(target.lstrip("#") or root.get("id"), None)
        if found is not None:
            _swap(found, root, style)


def asked_for_again(page: Tree, fresh: Tree) -> None:
    """Leave out of both what the browser asks for again by itself after these pushes."""
    for region in page.xpath("//*[@data-old]"):
        for each in (region, fresh.get_element_by_id(region.get("id"), None)):
            if each is not None:
                each.drop_tree()


def _note_what_is_old(page: Tree, pushed: str) -> None:
    for region in page.xpath("//*[@data-renews]"):
        kinds = region.get("data-renews").split()
        if any(pushed == kind or pushed.startswith(f"{kind}_") for kind in kinds):
            region.set("data-old", "")


def shows(page: Tree) -> dict[str, str]:
    """What everyone sees alike, and whom one follows, by the id of the part; order and my own
    marks aside."""
    for name in OF_THE_VIEWER:
        if (mine := page.get_element_by_id(name, None)) is not None:
            mine.getparent().remove(mine)
    _show_what_is_new(page)
    for name in UNORDERED:
        if (listed := page.get_element_by_id(name, None)) is not None:
            listed[:] = sorted(listed, key=lambda each: each.get("id", ""))
    page.get_element_by_id("page").attrib.pop("data-channels", None)
    parts = [
        page.get_element_by_id(name, None) for name in ("bar", "announcements", "following", "page")
    ]
    return {part.get("id", ""): _plain(part) for part in parts if part is not None}


def _swap(found: Tree, root: Tree, style: str) -> None:
    if style == "delete":
        found.getparent().remove(found)
    elif style in ("beforeend", "afterbegin"):
        for each in list(root):
            _add(found, each)
    else:
        assert style == "outerMorph"
        root.tail = found.tail
        found.getparent().replace(found, root)


def _add(found: Tree, each: Tree) -> None:
    """What is already on the page is changed in place, never put there twice."""
    there = found.getroottree().getroot().get_element_by_id(each.get("id"), None)
    if there is None:
        found.append(each)
    else:
        each.tail = there.tail
        there.getparent().replace(there, each)


def _show_what_is_new(page: Tree) -> None:
    """Press the pill: new topics come to the others, once each."""
    waiting, wall = (page.get_element_by_id(name, None) for name in ("new_topics", "topics"))
    if waiting is not None and wall is not None:
        there = {each.get("id") for each in wall}
        wall.extend([each for each in waiting if each.get("id") not in there])
        waiting[:] = []


def _plain(part: Tree) -> str:
    text = etree.tostring(part, encoding="unicode", method="html", with_tail=False)
    words = re.sub(r"\s*(<|>)\s*", r"\1", re.sub(r"\s+", " ", text))
    return words.replace("><", ">\n<")
