"""Sheets: what a form says field by field, read into tidy values or refused with a sentence.

The rule: a refusal's code is ``sheet_`` and the name of the field that it is about. What was typed
is made tidy or refused, never cut.
"""

from collections.abc import Mapping
from datetime import date

from openspace.domain.grid import as_seen
from openspace.domain.refusal import Refusal
from openspace.domain.wording import line, paragraphs

Sheet = Mapping[str, tuple[str, ...]]
"""What stands in each field, as it was typed; one that is not there is empty."""


class Unfit(Exception):
    """Something on the sheet cannot be; ``refusal`` says what."""

    def __init__(self, field: str, sentence: str, **values: str | int | date) -> None:
        self.refusal = Refusal(f"sheet_{field}", sentence, values)
        super().__init__(field)


def field_of(refusal: Refusal) -> str:
    """Which field of a sheet a refusal is about; empty for none."""
    return refusal.code.removeprefix("sheet_") if refusal.code.startswith("sheet_") else ""


def written(sheet: Sheet, field: str) -> str:
    """What stands in a field."""
    return next(iter(sheet.get(field, ())), "")


def sheet_seen(step: str, sheet: Sheet) -> str:
    """What its reader saw of a sheet; the same for the same words, sent back or as they stand."""
    told = {name: _plain(words) for name, words in sheet.items() if name != "seen"}
    return as_seen(step, sorted((name, words) for name, words in told.items() if words))


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    """Without what is left empty at the end."""
    told = [paragraphs(each) for each in words]
    while told and not told[-1]:
        told.pop()
    return tuple(told)


def one_line(sheet: Sheet, field: str, most: int, blank: str = "") -> str:
    """One tidy line; ``blank`` is what is said where nothing stands, if it may not be so."""
    told = line(written(sheet, field))
    if not told and blank:
        raise Unfit(field, blank)
    return _fitting(field, told, most)


def text(sheet: Sheet, field: str, most: int) -> str:
    """Tidy text in lines, or none."""
    return _fitting(field, paragraphs(written(sheet, field).replace("\r\n", "\n")), most)


def lines(sheet: Sheet, field: str, most: int, longest: int) -> tuple[str, ...]:
    """What stands there line by line, each once."""
    told = tuple(dict.fromkeys(filter(None, map(line, written(sheet, field).splitlines()))))
    if len(told) > most:
        raise Unfit(
            field,
            "There is room for %(most)s lines. There are %(count)s.",
            most=most,
            count=len(told),
        )
    for each in told:
        if len(each) > longest:
            raise Unfit(
                field,
                "“%(told)s …” is longer than %(most)s characters.",
                told=each[:40],
                most=longest,
            )
    return told


def number(sheet: Sheet, field: str, least: int, most: int) -> int:
    """A whole number within these bounds."""
    return number_in(written(sheet, field), field, least, most)


def number_in(told: str, field: str, least: int, most: int) -> int:
    """The same, of what stands there."""
    told = told.strip()
    if not (told.isascii() and told.isdecimal() and len(told) < 10 and least <= int(told) <= most):
        raise Unfit(
            field, "Write a whole number from %(least)s to %(most)s.", least=least, most=most
        )
    return int(told)


def _fitting(field: str, told: str, most: int) -> str:
    if len(told) > most:
        raise Unfit(
            field,
            "This can have %(most)s characters. There are %(count)s.",
            most=most,
            count=len(told),
        )
    return told
