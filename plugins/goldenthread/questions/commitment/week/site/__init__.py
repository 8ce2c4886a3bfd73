"""questions/commitment/week/site: in, out, never."""
