"""items: in, out, never."""
