"""What only this house knows: drawn at random when its database was made, or the hash of what
makes a browser an organiser's."""

from openspace.store.keeping import Transaction
from openspace.store.tables import SecretRow

CALLS = "calls"
ORGANISER = "organiser"
SIGN_IN = "sign-in"


def secret(tx: Transaction, name: str) -> str:
    """The secret for this. Raises ``LookupError`` where there is none."""
    row = tx.get(SecretRow, name)
    if row is None:
        raise LookupError(name)
    return row.value


def known(tx: Transaction, name: str) -> str | None:
    """The secret for this, if there is one."""
    row = tx.get(SecretRow, name)
    return row.value if row else None


def change(tx: Transaction, name: str, value: str) -> None:
    """Know this from now on, and what was known before no longer."""
    tx.merge(SecretRow(name=name, value=value))
    tx.flush()
