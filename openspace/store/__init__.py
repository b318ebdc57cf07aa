"""The only floor that knows SQL: one module a feature, each with what it loads and keeps."""
