"""questions/leads/site: in, out, never."""
