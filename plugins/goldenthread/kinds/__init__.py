"""kinds: in, out, never."""
