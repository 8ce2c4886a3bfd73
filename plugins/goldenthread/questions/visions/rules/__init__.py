"""questions/visions/rules: in, out, never."""
