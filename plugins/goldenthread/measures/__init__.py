"""measures: in, out, never."""
