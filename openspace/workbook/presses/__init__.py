"""The presses: one for each form that is made apart.

The rule: a press imports what its own form needs, so that its process is soon at work.
"""
