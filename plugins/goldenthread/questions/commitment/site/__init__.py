"""questions/commitment/site: in, out, never."""
