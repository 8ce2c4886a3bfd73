"""Rules on the fields of one item: unknown, missing, wrong."""
