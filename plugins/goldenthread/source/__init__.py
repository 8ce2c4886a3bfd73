"""source: in, out, never."""
