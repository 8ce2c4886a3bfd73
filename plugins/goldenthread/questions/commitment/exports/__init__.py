"""questions/commitment/exports: in, out, never."""
