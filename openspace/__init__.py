"""Openspace: run an Open Space online, from the invitation to the workbook."""
