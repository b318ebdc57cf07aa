"""The language a book is pressed in: its sentences, its dates, the gathering's own clock.

The rule: nothing that is printed is worded or dated anywhere else. English sentences are the
keys; a language without a catalogue, or a sentence without a translation, stays English.
"""

from dataclasses import dataclass
from datetime import date, datetime
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from babel.dates import format_date

from openspace.locale import catalogue

REGIONS = {"nb": "NO", "nn": "NO", "se": "NO", "sv": "SE", "da": "DK", "fi": "FI", "en": "GB"}
"""Where a language is at home, so that a Swedish chapter is never tagged as Norway's."""

CLOCKS = {"nb": "%H.%M", "nn": "%H.%M", "da": "%H.%M", "fi": "%H.%M"}
"""How hours and minutes are written where not with a colon."""


@dataclass(frozen=True, slots=True)
class Tongue:
    """How one book speaks; times are told on the gathering's clock."""

    language: str
    zone: ZoneInfo
    translations: NullTranslations

    @property
    def locale(self) -> str:
        """Babel's name for it; without a region where Babel knows none of ours."""
        return "en_GB" if self.language == "en" else self.language

    @property
    def region(self) -> str:
        """The region of the language."""
        return region(self.language)

    def gettext(self, sentence: str) -> str:
        """The sentence in this language."""
        return self.translations.gettext(sentence)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """The sentence for so many, with the number in its place."""
        return self.translations.ngettext(one, many, number) % {"number": number}

    def day(self, when: date) -> str:
        """The whole date."""
        here = when.astimezone(self.zone) if isinstance(when, datetime) else when
        return format_date(here, "long", locale=self.locale)

    def weekday(self, when: datetime) -> str:
        """The day's name and number, for a gathering of several days."""
        return format_date(when.astimezone(self.zone), "EEE d.", locale=self.locale)

    def clock(self, when: datetime) -> str:
        """Hours and minutes."""
        return when.astimezone(self.zone).strftime(CLOCKS.get(self.language, "%H:%M"))

    def span(self, starts: datetime, ends: datetime | None) -> str:
        """From and to; what is not over has no end yet."""
        return f"{self.clock(starts)}–{self.clock(ends) if ends else ''}"


def region(language: str) -> str:
    """Where a language is at home."""
    return REGIONS.get(language, "NO")


def tongue(language: str, time_zone: str) -> Tongue:
    """The tongue of a language and a zone."""
    return Tongue(language, ZoneInfo(time_zone), catalogue(language))
