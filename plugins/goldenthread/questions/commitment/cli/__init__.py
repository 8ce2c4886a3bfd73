"""questions/commitment/cli: in, out, never."""
