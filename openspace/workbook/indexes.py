"""Where to look for a topic: by goal, by tag, by sector and by organisation.

The rule: an index lists the topics' numbers, ascending. Sectors are those of hosts who
are named in their chapter, organisations also those of people present who agreed to stand in the
list, so that an index names nobody whom the book does not.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable

from openspace.domain.chapters import Chapter, Convener
from openspace.domain.proceedings import by_sdg
from openspace.workbook.alphabet import alphabetical
from openspace.workbook.chapters import Setting
from openspace.workbook.manuscript import Index


def indexes(setting: Setting) -> tuple[Index, ...]:
    """Every index that has a line; a chapter by itself needs none."""
    if len(setting.proceedings.chapters) < 2:
        return ()
    _ = setting.tongue.gettext
    made = (
        _goals(setting),
        _index(setting, _("Tags"), _("Tag"), lambda chapter: chapter.challenges),
        _index(setting, _("Sectors of the hosts"), _("Sector"), _of_hosts(lambda c: c.sector)),
        _index(
            setting,
            _("Organisations of those named"),
            _("Organisation"),
            _organisations,
        ),
    )
    return tuple(each for each in made if each.lines)


def _goals(setting: Setting) -> Index:
    """The goals that a topic carries; that of the day says so."""
    _ = setting.tongue.gettext
    book = setting.proceedings

    def named(number: int) -> str:
        name = f"{number}. {setting.goals[number].name}"
        return f"{name} – {_('the day’s goal')}" if number == book.highlight else name

    carried = by_sdg(book.chapters).items()
    lines = tuple((named(number), topics) for number, topics in carried if topics)
    return Index(_("The goals"), _("Goal"), lines)


def _of_hosts(said: Callable[[Convener], str]) -> Callable[[Chapter], Iterable[str]]:
    return lambda chapter: [said(each).strip() for each in chapter.conveners if each.name]


def _organisations(chapter: Chapter) -> Iterable[str]:
    present = (each.organisation.strip() for each in chapter.present)
    return (*_of_hosts(lambda c: c.organisation)(chapter), *present)


def _index(
    setting: Setting, title: str, head: str, of: Callable[[Chapter], Iterable[str]]
) -> Index:
    found: defaultdict[str, set[int]] = defaultdict(set)
    for chapter in setting.proceedings.chapters:
        for name in filter(None, of(chapter)):
            found[name].add(chapter.number)
    names = sorted(found, key=alphabetical(setting.tongue.language))
    lines = ((name[:1].upper() + name[1:], tuple(sorted(found[name]))) for name in names)
    return Index(title, head, tuple(lines))
