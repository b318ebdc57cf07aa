"""What is done in the test room, for the test of permissions."""

ASKED = ("/test-room/help", {"why": "No sound"})
TRYING_DEEDS: dict[str, dict[str, str]] = {
    "/test-room/results": {"step": "sound", "result": "works"},
    "/test-room/whereabouts": {"place": "one"},
    "/test-room/topics": {"title": "Practice"},
    "/test-room/lines": {"text": "Practice"},
    "/test-room/help": {"why": "No sound"},
    "/test-room/help/withdrawal": {},
}
TRYING_AT_THE_DESK: dict[str, dict[str, str]] = {
    "/test-room/help/ana/answer": {},
    "/test-room/help/ana/end": {},
}
TRYING_BEFORE = dict.fromkeys(TRYING_AT_THE_DESK, (ASKED,))
