"""Votes → a suggested agenda, and why: pure sums over wishes, in a process of their own.

This floor knows a ``Problem`` and a ``Plan``. What they mean on the wall is for the floors above.
"""
