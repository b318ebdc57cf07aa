"""The frame of a gathering as it stands on its sheet: tags of every kind, sectors, films, material.

Rules:
    GS6 Goals are among the 17; the one that is highlighted is one of them.
    GS7 Challenges and sectors stand one a line, at most 40 of 80 characters. A set of own tags is a
        line, ``Name: tag, tag``; no tag stands in two sets.
    GS8 What hangs on a topic already, or was chosen by somebody at the door, is not taken away.
    GS9 At most 12 films: a title, minutes from 1 to 600, an https address or none yet, and whether
        there are captions. A line with nothing on it is passed over.
    GS10 Material is at most 20 lines, each an https address, with words before it if one likes.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from openspace.domain.facts.marketplace import Link
from openspace.domain.gathering import Film, Gathering, TagSet
from openspace.domain.gathering_file import LONGEST_FILM
from openspace.domain.links import LONGEST_ADDRESS, LONGEST_LINK_TITLE, typed
from openspace.domain.proposals import SDGS
from openspace.domain.retention import NEW, Retention
from openspace.domain.sheets import Sheet, Unfit, lines, number_in, written
from openspace.domain.wording import line

MOST_TAGS, LONGEST_TAG = 40, 80
MOST_SETS, LONGEST_SET = 12, 2000
MOST_FILMS, LONGEST_FILM_TITLE = 12, 200
MOST_MATERIALS = 20


class Worn(NamedTuple):
    """What is in use: tags and goals that hang on topics, sectors that people chose (GS8); and what
    was decided on how long anybody is known (GS12)."""

    challenges: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    goals: frozenset[int] = frozenset()
    sectors: frozenset[str] = frozenset()
    kept: Retention = NEW


FREE = Worn()


def frame_written(of: Gathering) -> Sheet:
    """The tags, as they stand on the sheet."""
    return {
        "sdg": tuple(map(str, sorted(of.sdgs))),
        "highlight": (str(of.highlighted_sdg or ""),),
        "challenges": ("\n".join(of.challenges),),
        "sets": ("\n".join(f"{each.name}: {', '.join(each.tags)}" for each in of.tag_sets),),
    }


def frame_of(gathering: Gathering, sheet: Sheet, worn: Worn) -> Gathering:
    """The gathering with the tags that the sheet says."""
    told = sorted({number_in(each, "sdg", SDGS[0], SDGS[-1]) for each in sheet.get("sdg", ())})
    stays = [each for each in gathering.sdgs if each in told]
    goals = (*stays, *(each for each in told if each not in stays))
    if lost := sorted(worn.goals - set(goals)):
        raise Unfit("sdg", "Goal %(number)s hangs on topics, so it stays.", number=lost[0])
    highlight = written(sheet, "highlight")
    if highlight and highlight not in map(str, goals):
        raise Unfit("highlight", "Highlight one of the goals that you have chosen.")
    challenges = lines(sheet, "challenges", MOST_TAGS, LONGEST_TAG)
    _kept("challenges", worn.challenges, challenges)
    sets = _sets(sheet)
    _kept("sets", worn.tags, [tag for each in sets for tag in each.tags])
    return replace(
        gathering,
        sdgs=goals,
        highlighted_sdg=int(highlight) if highlight else None,
        challenges=challenges,
        tag_sets=sets,
    )


def sectors_of(gathering: Gathering, sheet: Sheet, worn: Worn) -> tuple[str, ...]:
    """What people choose among at the door."""
    sectors = lines(sheet, "sectors", MOST_TAGS, LONGEST_TAG)
    chosen = worn.sectors & frozenset(gathering.sectors)
    if lost := sorted(chosen - set(sectors)):
        raise Unfit(
            "sectors", "“%(told)s” was chosen by somebody already, so it stays.", told=lost[0]
        )
    return sectors


def _kept(field: str, worn: Collection[str], told: Collection[str]) -> None:
    if lost := sorted(set(worn) - set(told)):
        raise Unfit(field, "“%(told)s” hangs on topics already, so it stays.", told=lost[0])


def _sets(sheet: Sheet) -> tuple[TagSet, ...]:
    sets: dict[str, TagSet] = {}
    known: set[str] = set()
    for told in lines(sheet, "sets", MOST_SETS, LONGEST_SET):
        name, colon, rest = told.partition(":")
        tags = tuple(dict.fromkeys(filter(None, map(line, rest.split(",")))))
        name = line(name)
        if not (colon and name and tags):
            raise Unfit(
                "sets", "Write “%(told)s” as a name, a colon and tags with commas.", told=told[:40]
            )
        if twice := next((tag for tag in tags if tag in known), name if name in sets else ""):
            raise Unfit("sets", "“%(told)s” stands there twice.", told=twice)
        known.update(tags)
        sets[name] = TagSet(name, tags)
    return tuple(sets.values())


def media_written(of: Gathering) -> Sheet:
    """Films and material, as they stand on the sheet."""
    return {
        "film_title": tuple(each.title for each in of.films),
        "film_minutes": tuple(str(each.minutes) for each in of.films),
        "film_address": tuple(each.address for each in of.films),
        "film_captions": tuple("yes" if each.captions else "" for each in of.films),
        "materials": ("\n".join(map(typed, of.materials)),),
    }


def media_of(sheet: Sheet) -> tuple[tuple[Film, ...], tuple[Link, ...]]:
    """The films and the material that the sheet says."""
    columns = (
        sheet.get(f"film_{each}", ()) for each in ("title", "minutes", "address", "captions")
    )
    rows = [tuple(map(line, row)) for row in zip_longest(*columns, fillvalue="")]
    films = tuple(_film(*row) for row in rows if any(row[:3]))
    if len(films) > MOST_FILMS:
        raise Unfit("film_title", "There is room for %(most)s films.", most=MOST_FILMS)
    return films, _materials(sheet)


def _film(title: str, minutes: str, address: str, captions: str) -> Film:
    if not 0 < len(title) <= LONGEST_FILM_TITLE:
        raise Unfit(
            "film_title",
            "Give every film a title of at most %(most)s characters.",
            most=LONGEST_FILM_TITLE,
        )
    length = number_in(minutes, "film_minutes", 1, LONGEST_FILM)
    if address and not _is_https(address):
        raise Unfit(
            "film_address", "“%(told)s” is no address that begins with https://.", told=address[:60]
        )
    return Film(title, length, address, captions == "yes")


def _materials(sheet: Sheet) -> tuple[Link, ...]:
    longest = LONGEST_ADDRESS + LONGEST_LINK_TITLE
    found: dict[str, Link] = {}
    for told in lines(sheet, "materials", MOST_MATERIALS, longest):
        title, _, address = told.rpartition(" ")
        if not _is_https(address):
            raise Unfit(
                "materials",
                "“%(told)s” ends with no address that begins with https://.",
                told=told[:60],
            )
        found.setdefault(address, Link(address, title.rstrip(" :")))
    return tuple(found.values())


def _is_https(address: str) -> bool:
    host = address.removeprefix("https://").split("/")[0]
    plain = address.isascii() or not any(each.isspace() for each in address)
    return address.startswith("https://") and "." in host and "@" not in host and plain
