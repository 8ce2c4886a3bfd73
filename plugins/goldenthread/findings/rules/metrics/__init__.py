"""Rules on metrics and their values."""
