"""The book as ODT (OpenDocument 1.2), written part by part."""
