"""A scrutiny dashboard for a Police and Crime Commissioner's office."""
