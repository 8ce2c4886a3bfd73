"""questions/outcomes/site: in, out, never."""
