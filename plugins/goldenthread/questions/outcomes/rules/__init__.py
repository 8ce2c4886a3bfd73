"""questions/outcomes/rules: in, out, never."""
