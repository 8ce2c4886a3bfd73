"""questions/commitment/week/rules: in, out, never."""
