"""questions/journey/cli: in, out, never."""
