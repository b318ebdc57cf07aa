"""The call of a room: built-in, embedded, or through a server that relays it."""
