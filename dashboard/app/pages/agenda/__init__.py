"""The Agenda page and what stands on it."""
