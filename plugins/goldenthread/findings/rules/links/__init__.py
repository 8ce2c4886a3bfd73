"""findings/rules/links: in, out, never."""
