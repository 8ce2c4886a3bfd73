"""wording: in, out, never."""
