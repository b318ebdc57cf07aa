"""Moving the day of the erasing, for the test of permissions."""

RETENTION_PAGES = ("desk/erasing",)
RETENTION_DEEDS: dict[str, dict[str, str]] = {"/desk/erasing": {"day": "2027-01-15"}}
