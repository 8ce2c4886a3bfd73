"""questions/visions: in, out, never."""
