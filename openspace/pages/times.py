"""Times and dates as a person reads them, in the language of the page.

The rule: datetimes come in the gathering's zone and are written as they stand.
"""

from datetime import date, datetime

from babel.dates import format_date

CLOCKS = {"nb": "%H.%M", "en": "%H:%M"}
DAYS = {"nb": "d. MMMM", "en": "d MMMM"}


def clock_time(moment: datetime, language: str) -> str:
    """12.25 in Norwegian, 12:25 in English."""
    return moment.strftime(CLOCKS.get(language, "%H:%M"))


def clock_seconds(moment: datetime, language: str) -> str:
    """12.25.07 in Norwegian, 12:25:07 in English."""
    minutes = clock_time(moment, language)
    return f"{minutes}{minutes[2]}{moment:%S}"


def long_day(day: date, language: str) -> str:
    """20. mai; 20 May."""
    return format_date(day, DAYS.get(language, "d MMMM"), locale=language)


def due_day(due: str, language: str) -> str:
    """The same of an ISO date, with its year: a task may be due in another."""
    pattern = f"{DAYS.get(language, 'd MMMM')} y"
    return format_date(date.fromisoformat(due), pattern, locale=language)


def epoch(moment: datetime) -> int:
    """Milliseconds, as the browser counts."""
    return int(moment.timestamp() * 1000)
