"""findings/rules/reading: in, out, never."""
