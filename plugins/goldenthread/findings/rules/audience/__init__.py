"""Rules on who may read what."""
