"""The field itself: pure decisions about gatherings, topics, the agenda and rooms.

Standard library only; no input or output, no clock, no randomness.
"""
