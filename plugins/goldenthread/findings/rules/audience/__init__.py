"""findings/rules/audience: in, out, never."""
