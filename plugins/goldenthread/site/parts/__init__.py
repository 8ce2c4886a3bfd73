"""site/parts: in, out, never."""
