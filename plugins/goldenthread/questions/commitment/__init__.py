"""questions/commitment: in, out, never."""
