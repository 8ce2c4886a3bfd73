"""questions/commitment/week/cli: in, out, never."""
