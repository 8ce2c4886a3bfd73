"""questions/visions/cli: in, out, never."""
