"""Several people in one line, as one says it in a language.

The rule: everyone is named, in their order.
"""

from collections.abc import Sequence

from babel.lists import format_list


def named(people: Sequence[str], language: str) -> str:
    """Amina og Petter; Amina, Petter, and Elle. Of nobody nothing."""
    return format_list(people, locale=language)
