"""questions/journey/site: in, out, never."""
