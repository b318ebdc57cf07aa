"""What leaves the house for somebody's own programs: calendars, mail."""
