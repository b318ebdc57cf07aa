"""Every word a design prints by itself, asked of the catalogue once.

The rule: a design holds no words. What it needs by name is here; sentences with numbers in them
are made where the numbers are.
"""

from collections.abc import Callable

Gettext = Callable[[str], str]


def words(_: Gettext, *, over: bool) -> dict[str, str]:
    """The labels of a book, by the names that designs and templates use.

    ``over`` is whether the day has ended; until then nothing is said to have.
    """
    return {
        "workbook": _("Workbook"),
        "contents": _("Contents"),
        "foreword": _("Foreword"),
        "invitation_part": _("Invitation and programme"),
        "invitation": _("The invitation"),
        "principles": _("Four principles and one law"),
        "programme": _("The programme as it ran") if over else _("The programme"),
        "time": _("Time"),
        "what": _("What"),
        "happened": _("What happened"),
        "who_came": _("Who came"),
        "sector": _("Sector"),
        "people": _("Count"),
        "share": _("Share"),
        "together": _("In all"),
        "moved": _("How people moved"),
        "from": _("From"),
        "to": _("To"),
        "times": _("Times"),
        "indexes": _("Find your way"),
        "goals": _("What the conversations were about"),
        "goals_count": _("Topics by goal"),
        "goal": _("Goal"),
        "topics": _("Topics"),
        "topic": _("Topic"),
        "topic_number": _("No."),
        "round": _("Round"),
        "none": _("none"),
        "highlight": _("the day’s goal"),
        "grid": _("The agenda as it ended") if over else _("The agenda so far"),
        "room": _("Room"),
        **_of_chapters(_),
        "done": _("done"),
        "image": _("Image"),
        **_of_the_end(_),
    }


def _of_chapters(_: Gettext) -> dict[str, str]:
    return {
        "description": _("What it was about"),
        "notes": _("Notes"),
        "summary": _("In short"),
        "agree": _("We agree on"),
        "differ": _("We differ on"),
        "next_steps": _("Next steps"),
        "step": _("What"),
        "who": _("Who"),
        "by_when": _("By when"),
        "links": _("Links"),
        "additions": _("Additions"),
        "additions_note": _("Added afterwards by anybody, whether they were there or not."),
        "no_report": _("No report"),
        "amended": _("Amended after the closing"),
    }


def _of_the_end(_: Gettext) -> dict[str, str]:
    return {
        "participants": _("Participants"),
        "name": _("Name"),
        "organisation": _("Organisation"),
        "method": _("Method, rights and archive"),
        "cite": _("How to cite"),
        "figure": _("Figure"),
        "table": _("Table"),
        "for_all": _("The text is tagged by its structure, and every picture is described."),
        "tags": _("Tags"),
        "squares": _("Signs that are not here"),
        "squares_stand": _(
            "□ stands where somebody wrote a sign that the fonts of this PDF lack. The web page,"
            " the Word file and the data have all of them."
        ),
        "squares_in": _("Such signs stand in these topics: %(numbers)s."),
    }


def phases(_: Gettext) -> dict[str, str]:
    """What the programme calls the phases that belong in a book."""
    return {
        "opening": _("Opening, all together"),
        "marketplace": _("Marketplace"),
        "round": _("Round %(number)s"),
        "break": _("Break"),
        "convergence": _("Convergence"),
        "closing": _("Closing circle"),
    }


def principles(_: Gettext) -> tuple[str, ...]:
    """What open space has always said, the law of mobility last."""
    return (
        _("Whoever comes is the right people."),
        _("Whatever happens is the only thing that could have."),
        _("Whenever it starts is the right time."),
        _("When it’s over, it’s over."),
        _("The law of mobility: neither learning nor contributing? Go where you will."),
    )
