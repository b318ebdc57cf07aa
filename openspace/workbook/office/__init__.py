"""The book for word processors: one flow of parts, written as DOCX and as ODT."""
