"""The book as DOCX (ECMA-376, transitional), written part by part."""
