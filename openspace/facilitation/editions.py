"""Verbs on the workbook's editions. What presses the book and keeps its files is ``pressings``."""

from datetime import datetime

from openspace.domain import editions as domain
from openspace.domain.editions import PRESSING_ON, contents, is_going, next_number
from openspace.domain.facts.editions import BookFile, PressingAdvanced, Why, WorkbookPressed
from openspace.domain.permissions import Act, Caller
from openspace.domain.proceedings import Proceedings
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.facilitation.loading import gathering_of
from openspace.store import editions
from openspace.store.keeping import Transaction


@verb(Act.PRESS)
def begin(tx: Transaction, caller: Caller, at: datetime, new: str) -> Outcome:
    """Press the book, or join those who do; ``new`` is the id of what is pressed."""
    running = editions.pressing(tx, caller.gathering)
    return domain.begin(caller, gathering_of(tx, caller).timetable, running, new, at)


@verb(Act.PRESS)
def cancel(tx: Transaction, caller: Caller, at: datetime) -> Outcome:
    """Stop the pressing that goes on."""
    running = editions.pressing(tx, caller.gathering)
    return domain.stop(caller.gathering, running, "cancelled", caller.person, at)


@verb(None)
def end(tx: Transaction, caller: Caller, at: datetime, why: Why) -> Outcome:
    """The pressing came to nothing."""
    running = editions.pressing(tx, caller.gathering)
    return domain.stop(caller.gathering, running, why, None, at)


@verb(None)
def advance(
    tx: Transaction, caller: Caller, _: datetime, pressing: str, form: str, made: int
) -> Outcome:
    """So many forms are made, and this one is being made."""
    running = editions.pressing(tx, caller.gathering)
    if running is None or running.id != pressing or not is_going(running):
        return ()
    return (PressingAdvanced(caller.gathering, pressing, form, made),)


@verb(None)
def finish(
    tx: Transaction,
    caller: Caller,
    _: datetime,
    pressing: str,
    book: Proceedings,
    files: tuple[BookFile, ...],
) -> Outcome:
    """The book lies on the disk; not when its pressing was stopped."""
    running = editions.pressing(tx, caller.gathering)
    if running is None or running.id != pressing or not is_going(running):
        return ()
    number = next_number(editions.editions(tx, caller.gathering))
    kept = contents(pressing, book)
    at, changes = book.pressed_at, book.changes
    pressed = (pressing, number, running.by, at, files, kept, changes)
    return (WorkbookPressed(caller.gathering, *pressed),)


@verb(Act.PRESS)
def seal(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    draft: str,
    names: frozenset[str],
    alone: bool,
) -> Outcome:
    """Seal the draft that was looked through."""
    if is_going(editions.pressing(tx, caller.gathering)):
        return PRESSING_ON
    every = editions.editions(tx, caller.gathering)
    return domain.seal(caller, every, draft, names, at, alone=alone)


@verb(Act.PRESS)
def publish(tx: Transaction, caller: Caller, at: datetime, number: int) -> Outcome:
    """Open an edition to anyone with the link."""
    every = editions.editions(tx, caller.gathering)
    return domain.publish(caller, every, number, at, to_anyone=True)


@verb(Act.PRESS)
def unpublish(tx: Transaction, caller: Caller, at: datetime, number: int) -> Outcome:
    """Let an edition be for those of the gathering again."""
    every = editions.editions(tx, caller.gathering)
    return domain.publish(caller, every, number, at, to_anyone=False)


@verb(Act.PRESS)
def withdraw(tx: Transaction, caller: Caller, at: datetime, number: int, reason: str) -> Outcome:
    """Take an edition back."""
    return domain.withdraw(caller, editions.editions(tx, caller.gathering), number, reason, at)
