"""A page as a tree, and what a push does to it, as the browser would.

It is done some ten thousand times in a run: what is looked for often is looked for once.
"""

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
    "priorities",
    "stories",
    "elsewhere",
    "coming",
    "colleagues_all",
    "actions",
)


BY_ID = etree.XPath("descendant-or-self::*[@id=$id]")
WITH_ID, RENEWED, OLD = (etree.XPath(f"//*[@{name}]") for name in ("id", "data-renews", "data-old"))
PLAIN = etree.HTMLParser()


def tree(text: str) -> Tree:
    """A whole page."""
    return html.document_fromstring(text)


def plain_tree(text: str) -> Tree:
    """The same without what lxml puts on top for HTML, which takes longer than the reading."""
    return etree.fromstring(text, PLAIN)


def part(page: Tree, name: str | None) -> Tree | None:
    """The part of this id, if there is one."""
    return next(iter(BY_ID(page, id=name)), None)


def followed(page: Tree) -> list[tuple[str, str, int]]:
    """The channels a page follows: name, epoch, version."""
    (main,) = BY_ID(page, id="page")
    words = main.get("data-channels", "").split()
    return [(name, epoch, int(seen)) for name, epoch, seen in (w.rsplit(":", 2) for w in words)]


def put_in(page: Tree, push: str) -> None:
    """Do to a page what htmx does with a push; what is not on the page is left out."""
    body = plain_tree(f"<html><body>{push}</body></html>")[0]
    assert not (body.text or "").strip(), f"text outside of a fragment: {body.text!r}"
    for root in list(body):
        _note_what_is_old(page, root.get("id", ""))
        style, _, target = root.attrib.pop("hx-swap-oob").partition(":")
        found = part(page, target.lstrip("#") or root.get("id"))
        if found is not None:
            _swap(found, root, style)


def asked_for_again(page: Tree, fresh: Tree) -> None:
    """Leave out of both what the browser asks for again by itself after these pushes."""
    for region in OLD(page):
        for each in (region, part(fresh, region.get("id"))):
            if each is not None:
                _drop(each)


def _drop(each: Tree) -> None:
    """Take it out, and leave the text that comes after it."""
    above, before = each.getparent(), each.getprevious()
    if before is None:
        above.text = (above.text or "") + (each.tail or "")
    else:
        before.tail = (before.tail or "") + (each.tail or "")
    above.remove(each)


def _note_what_is_old(page: Tree, pushed: str) -> None:
    for region in RENEWED(page):
        kinds = region.get("data-renews").split()
        if any(pushed == kind or pushed.startswith(f"{kind}_") for kind in kinds):
            region.set("data-old", "")


def shows(page: Tree) -> dict[str, str]:
    """What everyone sees alike, and whom one follows, by the id of the part; order and my own
    marks aside."""
    return {name: plain(text) for name, text in shown(page).items()}


def shown(page: Tree) -> dict[str, str]:
    """The same as it is written, for whoever compares: ``plain`` makes of it what is seen."""
    named = {each.get("id"): each for each in reversed(WITH_ID(page))}
    for name in OF_THE_VIEWER:
        if (mine := named.get(name)) is not None:
            mine.getparent().remove(mine)
    _show_what_is_new(named.get("new_topics"), named.get("topics"))
    for name in UNORDERED:
        if (listed := named.get(name)) is not None:
            listed[:] = sorted(listed, key=lambda each: each.get("id", ""))
    named["page"].attrib.pop("data-channels", None)
    parts = {name: named.get(name) for name in ("bar", "announcements", "following", "page")}
    return {
        name: etree.tostring(each, encoding="unicode", method="html", with_tail=False)
        for name, each in parts.items()
        if each is not None
    }


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
    there = part(found.getroottree().getroot(), each.get("id"))
    if there is None:
        found.append(each)
    else:
        each.tail = there.tail
        there.getparent().replace(there, each)


def _show_what_is_new(waiting: Tree | None, wall: Tree | None) -> None:
    """Press the pill: new topics come to the others, once each."""
    if waiting is not None and wall is not None:
        there = {each.get("id") for each in wall}
        wall.extend([each for each in waiting if each.get("id") not in there])
        waiting[:] = []


def plain(text: str) -> str:
    """What is seen of what is written: no spaces beside a tag; a tag a line."""
    words = " ".join(text.split())
    for beside, tag in ((" <", "<"), ("< ", "<"), (" >", ">"), ("> ", ">")):
        words = words.replace(beside, tag)
    return words.replace("><", ">\n<")
