"""questions/visions/site: in, out, never."""
