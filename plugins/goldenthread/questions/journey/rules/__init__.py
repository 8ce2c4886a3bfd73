"""questions/journey/rules: in, out, never."""
