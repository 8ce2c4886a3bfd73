"""questions/leads/rules: in, out, never."""
