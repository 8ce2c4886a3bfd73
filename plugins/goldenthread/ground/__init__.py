"""ground: in, out, never."""
