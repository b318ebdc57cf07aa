"""The document people write in together: read strictly, merged, told as blocks and as Markdown.

This floor knows bytes and blocks. Sockets are ``live``'s, storage is ``store``'s.
"""
