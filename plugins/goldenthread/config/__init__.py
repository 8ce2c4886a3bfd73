"""config: in, out, never."""
