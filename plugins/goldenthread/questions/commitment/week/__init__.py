"""questions/commitment/week: in, out, never."""
