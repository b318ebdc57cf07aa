"""Where to look for a topic: by tag, by sector and by organisation.

The rule: an index lists the topics' numbers, ascending. Sectors and organisations are those of
hosts who are named in their chapter, so that an index names nobody whom the book does not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from openspace.domain.chapters import Chapter, Convener
from openspace.workbook.chapters import Setting
from openspace.workbook.manuscript import Index


def indexes(setting: Setting) -> tuple[Index, ...]:
    """Every index that has a line."""
    _ = setting.tongue.gettext
    made = (
        _index(setting, _("Tags"), _("Tag"), lambda chapter: chapter.challenges),
        _index(setting, _("Sectors of the hosts"), _("Sector"), _of_hosts(lambda c: c.sector)),
        _index(
            setting,
            _("Organisations of the hosts"),
            _("Organisation"),
            _of_hosts(lambda c: c.organisation),
        ),
    )
    return tuple(each for each in made if each.lines)


def _of_hosts(said: Callable[[Convener], str]) -> Callable[[Chapter], Iterable[str]]:
    return lambda chapter: [said(each).strip() for each in chapter.conveners if each.name]


def _index(
    setting: Setting, title: str, head: str, of: Callable[[Chapter], Iterable[str]]
) -> Index:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for chapter in setting.proceedings.chapters:
        for name in filter(None, of(chapter)):
            found[name].add(chapter.number)
    names = sorted(found, key=str.casefold)
    lines = ((name[:1].upper() + name[1:], tuple(sorted(found[name]))) for name in names)
    return Index(title, head, tuple(lines))
