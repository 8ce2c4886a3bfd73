"""findings: in, out, never."""
