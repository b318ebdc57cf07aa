"""The key of a gathering's displays: its hash alone is kept."""

from hmac import compare_digest

from openspace.domain.facts.displays import DisplayKeyMade
from openspace.store.keeping import Transaction, keep
from openspace.store.participants import hashed
from openspace.store.secrets import change, known


def has_key(tx: Transaction, gathering: str) -> bool:
    """Whether a key is out."""
    return known(tx, _name(gathering)) is not None


def opens(tx: Transaction, gathering: str, key: str) -> bool:
    """Whether this key opens the displays."""
    kept = known(tx, _name(gathering))
    return kept is not None and compare_digest(kept, hashed(key))


@keep.register
def _(fact: DisplayKeyMade, tx: Transaction) -> None:
    change(tx, _name(fact.gathering), fact.hashed)


def _name(gathering: str) -> str:
    return f"display:{gathering}"
