"""findings/rules/metrics: in, out, never."""
