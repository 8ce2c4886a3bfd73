"""questions/journey/exports: in, out, never."""
