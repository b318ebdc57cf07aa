"""Knowing somebody again: an organisation's own sign-in (OpenID Connect), and passkeys.

Here is what is asked of others and how it is believed; whom it lets in is ``facilitation``'s.
"""
