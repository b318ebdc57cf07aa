"""What facilitators do about who is invited, for the tests of permissions."""

INVITATION_PAGES = ("desk/invitations", "desk/invitations/list")
INVITATION_DEEDS: dict[str, dict[str, str]] = {"/code/withdrawal": {}}
"""What shows a link on the page that answers is in ``test_invitations``."""
Deed = tuple[str, dict[str, str]]
INVITED_BEFORE: dict[str, tuple[Deed, ...]] = {"/code/withdrawal": (("/code", {}),)}
