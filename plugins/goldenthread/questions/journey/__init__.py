"""questions/journey: in, out, never."""
