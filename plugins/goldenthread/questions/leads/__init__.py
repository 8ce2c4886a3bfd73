"""questions/leads: in, out, never."""
