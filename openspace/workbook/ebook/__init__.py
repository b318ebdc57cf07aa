"""The book for readers of electronic books."""
