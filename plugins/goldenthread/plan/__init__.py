"""plan: in, out, never."""
