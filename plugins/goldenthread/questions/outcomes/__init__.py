"""questions/outcomes: in, out, never."""
