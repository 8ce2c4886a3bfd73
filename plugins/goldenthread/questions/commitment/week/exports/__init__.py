"""questions/commitment/week/exports: in, out, never."""
