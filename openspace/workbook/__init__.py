"""Proceedings in, files out: the workbook as a web page, PDF, Markdown and data."""
