"""git: in, out, never."""
