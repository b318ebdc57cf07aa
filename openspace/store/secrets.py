"""What only this house knows, drawn at random when its database was made."""

from openspace.store.keeping import Transaction
from openspace.store.tables import SecretRow

CALLS = "calls"


def secret(tx: Transaction, name: str) -> str:
    """The secret for this. Raises ``LookupError`` where there is none."""
    row = tx.get(SecretRow, name)
    if row is None:
        raise LookupError(name)
    return row.value
