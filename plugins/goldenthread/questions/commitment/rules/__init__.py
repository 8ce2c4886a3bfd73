"""questions/commitment/rules: in, out, never."""
