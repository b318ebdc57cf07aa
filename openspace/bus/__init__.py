"""Facts between connections: channels, their history, and who is in reach."""
