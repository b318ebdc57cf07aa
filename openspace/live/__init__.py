"""WebSockets: the one live socket of a page, and the socket of a note."""
