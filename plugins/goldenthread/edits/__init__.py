"""edits: in, out, never."""
