"""What is tried in the test room is kept by nobody (TY5)."""

from openspace.domain.facts.trying import Tried
from openspace.store.keeping import Transaction, keep


@keep.register
def _(_: Tried, __: Transaction) -> None:
    return None
