"""questions/leads/cli: in, out, never."""
