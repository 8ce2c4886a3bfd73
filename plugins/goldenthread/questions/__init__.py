"""questions: in, out, never."""
