"""From what the store holds to the views that templates receive, one module a feature."""
