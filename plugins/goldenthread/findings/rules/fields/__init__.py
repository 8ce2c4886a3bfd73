"""findings/rules/fields: in, out, never."""
