"""Whose each client id of a note is: the participant's who was first to use it.

A client id is what an editor writes under; who could write under another's would take the place
of words that the other has yet to say. A use is words in the log, for good, or a presence, for as
long as the note is open: others learn of an id no sooner. One participant has many ids, one for
every page that they open.
"""

from typing import Final

MOST_SHOWN: Final = 256
"""Ids that one participant can have by presence alone."""


class Grants:
    """Client ids and their participants."""

    def __init__(self) -> None:
        self._holders: dict[int, str] = {}
        self._shown: dict[int, str] = {}

    def holders(self) -> dict[int, str]:
        """Every client id and whose it is."""
        return dict(self._holders)

    def allows(self, client: int, participant: str) -> bool:
        """Whether the id is theirs, or nobody's yet."""
        return self._holders.get(client, participant) == participant

    def written(self, client: int, participant: str) -> None:
        """They wrote under it."""
        self._shown.pop(client, None)
        self._holders.setdefault(client, participant)

    def shown(self, client: int, participant: str) -> None:
        """They were seen under it."""
        held = sum(each == participant for each in self._shown.values())
        if client not in self._holders and held < MOST_SHOWN:
            self._holders[client] = self._shown[client] = participant

    def unseen(self) -> None:
        """The note is closed: what was held by presence alone is nobody's again."""
        for client in self._shown:
            del self._holders[client]
        self._shown.clear()
